package io.needletail.app.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * One world from one seed. Processes start on what the last one left on the disk, live a while, and end: by a crash at a
 * point that the seed picks, with or without loss of power, by a disk error, by a clean stop. After the last crash the world
 * turns friendly, and everything must drain.
 */
final class World {
    private static final long FRIENDLY_MILLIS = 6 * 3_600_000L;
    private static final long SLOW_MILLIS = 120 * 3_600_000L;
    private static final int FAULTY_STEPS = 20;

    private final long seed;
    private final Sabotage sabotage;
    private final Dice dice;
    private final Dice ruleDice;
    /** How likely the rules are rewritten between two processes. */
    private final double ruleChanges;

    private final WorldSettings settings;
    private final SimulatedClock clock = new SimulatedClock();
    private final Tally tally = new Tally();
    private final CrashPlan plan;
    private final SimulatedDisk disk;
    private final Network network;
    private final SimulatedStates states;
    private final ReferenceModel model;
    private final List<Esme> peers = new ArrayList<>();
    private final CarrierNetwork carrierNetwork;
    private final List<SimulatedCarrier> carriers = new ArrayList<>();
    private long steps;

    World(long seed, Sabotage sabotage) {
        this(seed, sabotage, false);
    }

    /** @param racing many operations of ESMEs, in any world */
    World(long seed, Sabotage sabotage, boolean racing) {
        this.seed = seed;
        this.sabotage = sabotage;
        this.dice = new Dice(seed);
        Dice carrierDice = new Dice(~seed);
        this.ruleDice = new Dice(seed * 37 + 11);
        this.ruleChanges = ruleDice.chance(0.5) ? 0.2 : 0;
        this.settings = WorldSettings.of(dice, CarrierSettings.of(carrierDice));
        this.plan = new CrashPlan(dice);
        this.disk = new SimulatedDisk(dice);
        this.network = new Network(dice, settings);
        this.carrierNetwork = new CarrierNetwork(carrierDice, settings);
        RouteBook book = new RouteBook(settings.peers(), settings.carriers().size());
        Dice operationDice = new Dice(seed * 31 + 7);
        this.states = new SimulatedStates(operationDice);
        this.model = new ReferenceModel(settings, clock, new CarrierModel(settings, clock, book, tally), states, tally);
        CarrierPdus pdus = new CarrierPdus(carrierDice);
        for (CarrierSettings each : settings.carriers()) {
            carriers.add(new SimulatedCarrier(each, carrierDice, clock, pdus, tally));
        }
        double rate = racing ? 0.4 : operationDice.chance(0.5) ? 0.1 : 0;
        Operations operations = new Operations(operationDice, rate);
        Submissions submissions = new Submissions(dice, settings.largePdus());
        for (int i = 0; i < settings.peers(); i++) {
            peers.add(new Esme(i, dice, settings, submissions, operations, tally));
        }
    }

    Dice dice() {
        return dice;
    }

    WorldSettings settings() {
        return settings;
    }

    Sabotage sabotage() {
        return sabotage;
    }

    SimulatedClock clock() {
        return clock;
    }

    CrashPlan plan() {
        return plan;
    }

    SimulatedDisk disk() {
        return disk;
    }

    Network network() {
        return network;
    }

    CarrierNetwork carrierNetwork() {
        return carrierNetwork;
    }

    ReferenceModel model() {
        return model;
    }

    /**
     * Runs the world to its end.
     *
     * @throws Violation with the seed, if the shard breaks a promise
     */
    Tally run(int crashes) {
        try {
            while (tally.crashes < crashes) {
                liveAndDie();
            }
            drain();
        } catch (Violation | RuntimeException e) {
            throw new Violation(
                    "seed " + seed + ", life " + model.life() + ", step " + steps + ": " + e.getMessage()
                            + "\n  reproduce with -Dsimulation.seed=" + seed + " -Dtest=ShardSimulationTest\n  "
                            + settings + "\n  so far: " + tally,
                    e);
        }
        tally.worlds = 1;
        return tally;
    }

    private void liveAndDie() {
        plan.begin();
        if (ruleDice.chance(ruleChanges)) {
            model.carriers().book().revise();
            tally.revisions++;
        }
        boolean faulty = dice.chance(0.03);
        Life life = new Life(this, faulty);
        boolean powerLost = false;
        try {
            life.start();
            int left = faulty ? Integer.MAX_VALUE : dice.chance(0.05) ? dice.between(1, 100) : Integer.MAX_VALUE;
            int failing = FAULTY_STEPS;
            while (left-- > 0 && failing > 0) {
                step(life);
                failing -= life.hasFailed() ? 1 : 0;
            }
            if (failing == 0) {
                tally.failures++;
                life.checkFailed();
                powerLost = life.forceFailed();
            } else {
                life.stop();
                tally.stops++;
            }
        } catch (Crash crash) {
            tally.crashed(crash.point);
            powerLost = settings.isDisk() && (life.forceFailed() || dice.chance(0.6));
        }
        plan.never();
        end(life, powerLost);
    }

    private void end(Life life, boolean powerLost) {
        life.count(tally);
        network.down();
        carrierNetwork.down();
        if (powerLost) {
            tally.powerLosses++;
            disk.losePower();
            states.losePower();
        } else {
            disk.endProcess();
        }
        clock.pass(dice.upTo(100_000));
    }

    private void step(Life life) {
        steps++;
        clock.pass(dice.chance(0.5) ? dice.between(0, 10) : dice.upTo(3_000));
        if (settings.clockJumps() && dice.chance(0.01)) {
            jump();
        }
        for (Esme peer : peers) {
            peer.act(network);
        }
        carriers.forEach(carrier -> carrier.act(carrierNetwork));
        life.step();
    }

    private void jump() {
        long millis = dice.upTo(dice.chance(0.5) ? 3_000 : 3_600_000);
        clock.jump(clock.jumpedMillis() > 0 ? -millis : millis);
    }

    private int owed() {
        return carriers.stream().mapToInt(SimulatedCarrier::owed).sum();
    }

    /** No more crashes, everybody bound and kind: the table must become empty, and the journal small. */
    private void drain() {
        clock.jump(-clock.jumpedMillis());
        peers.forEach(Esme::becomeFriendly);
        carriers.forEach(SimulatedCarrier::becomeFriendly);
        Life life = new Life(this, false);
        life.start();
        life.becomeFriendly();
        // Long waits in between, and enough short steps for what has come due to be answered in time.
        boolean slow = settings.hasSlowCarrier();
        long end = clock.nanos() + (slow ? SLOW_MILLIS : FRIENDLY_MILLIS) * 1_000_000;
        for (int i = 0; !life.isDrained() || owed() > 0; i++) {
            steps++;
            clock.pass(i < 300 ? 20 : i < 1000 ? 500 : i % 20 > 0 ? 20 : slow ? 1_800_000 : 60_000);
            for (Esme peer : peers) {
                peer.act(network);
            }
            carriers.forEach(carrier -> carrier.act(carrierNetwork));
            life.step();
            if (clock.nanos() > end) {
                throw new Violation(
                        "does not drain: " + life.remains() + ", carriers owe " + owed() + "; " + model.unfinished());
            }
        }
        int unanswered = peers.stream().mapToInt(Esme::unanswered).sum();
        if (unanswered > 0) {
            throw new Violation(unanswered + " operations without an answer");
        }
        end(life, settings.isDisk());
        Life last = new Life(this, false);
        last.start();
        if (model.live() > 0 || !model.unfinished().isEmpty()) {
            throw new Violation("drained, but not empty after a restart: " + model.unfinished());
        }
    }
}
