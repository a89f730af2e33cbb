package io.needletail.app.simulation;

/** Many worlds, one after the other. */
final class Simulation {
    /** Crashes in one world: enough for a journal to grow old, few enough for many worlds. */
    static final int CRASHES_PER_WORLD = 100;

    private Simulation() {}

    /** Worlds from {@code firstSeed} on until there were so many crashes. */
    static Tally run(long firstSeed, long crashes) {
        Tally total = new Tally();
        for (long seed = firstSeed; total.crashes < crashes; seed++) {
            total.add(new World(seed, Sabotage.NONE).run(CRASHES_PER_WORLD));
        }
        return total;
    }

    /** Worlds full of operations until so many of these have met a message. */
    static Tally race(long firstSeed, long races) {
        Tally total = new Tally();
        for (long seed = firstSeed; total.races < races; seed++) {
            total.add(new World(seed, Sabotage.NONE, true).run(CRASHES_PER_WORLD));
        }
        return total;
    }

    /** By hand and without Maven: first seed, crash points; or first seed, 0, races. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        long seed = Long.parseLong(arguments[0]);
        Tally tally = arguments.length < 3
                ? run(seed, Long.parseLong(arguments[1]))
                : race(seed, Long.parseLong(arguments[2]));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(tally + "\n" + Math.round(tally.crashes / seconds) + " crash points a second");
    }
}
