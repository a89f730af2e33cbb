package io.needletail.app.simulation;

/** Many worlds, one after the other. */
final class Simulation {
    static final int CRASHES_PER_WORLD = 100;

    private Simulation() {}

    /** Worlds from {@code firstSeed} on until there were so many crashes. */
    static Tally run(long firstSeed, long crashes, int crashesPerWorld) {
        Tally total = new Tally();
        for (long seed = firstSeed; total.crashes < crashes; seed++) {
            total.add(new World(seed, Sabotage.NONE).run(crashesPerWorld));
        }
        return total;
    }

    /** By hand: first seed, crashes. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Tally tally = run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), CRASHES_PER_WORLD);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(tally + "\n" + Math.round(tally.crashes / seconds) + " crash points a second");
    }
}
