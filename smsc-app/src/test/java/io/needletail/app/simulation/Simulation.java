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

    /** By hand and without Maven: first seed, crash points. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Tally tally = run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(tally + "\n" + Math.round(tally.crashes / seconds) + " crash points a second");
    }
}
