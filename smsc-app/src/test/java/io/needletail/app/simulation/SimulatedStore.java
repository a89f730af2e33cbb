package io.needletail.app.simulation;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.JournalException;
import io.needletail.persistence.store.BatchStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One process's view of the disk, with a crash point before, in and after all that changes it. */
final class SimulatedStore implements BatchStore {
    private final SimulatedDisk disk;
    private final CrashPlan plan;
    private final Dice dice;
    private final WorldSettings settings;
    private final List<SimulatedFile> unforced = new ArrayList<>();
    private final Faults faults;
    private final Sabotage sabotage;
    private final int run;
    private int currentNumber;

    SimulatedStore(World world, Faults faults, int run) {
        this.disk = world.disk();
        this.plan = world.plan();
        this.dice = world.dice();
        this.settings = world.settings();
        this.sabotage = world.sabotage();
        this.faults = faults;
        this.run = run;
        int newest = disk.lastFile();
        this.currentNumber = newest + 1;
        for (int file : disk.files()) {
            SimulatedFile found = disk.find(file);
            if (!found.isForced()) {
                unforced.add(found);
            }
        }
    }

    @Override
    public int[] files() {
        int[] begun = disk.files();
        if (disk.find(currentNumber) != null) {
            return begun;
        }
        int[] all = Arrays.copyOf(begun, begun.length + 1);
        all[begun.length] = currentNumber;
        return all;
    }

    @Override
    public long extent(int file) {
        SimulatedFile found = disk.find(file);
        return found == null ? 0 : found.end();
    }

    @Override
    public int read(int file, long offset, byte[] into, int at, int length) {
        if (faults.isReplaying() && faults.countsRead()) {
            plan.pass(CrashPoint.RECOVERY_READ);
        }
        SimulatedFile found = disk.find(file);
        return found == null ? 0 : found.read(offset, into, at, length);
    }

    @Override
    public int currentFile() {
        return currentNumber;
    }

    @Override
    public long write(byte[] batch, int length) {
        plan.pass(CrashPoint.BEFORE_WRITE);
        SimulatedFile current = current();
        if (sabotage == Sabotage.DROPPED_BATCH && dice.chance(0.01)) {
            return Address.of(currentNumber, current.end() + 3 & ~3);
        }
        if (!unforced.contains(current)) {
            unforced.add(current);
        }
        if (plan.isDue()) {
            current.append(batch, dice.between(0, length - 1));
            throw new Crash(CrashPoint.IN_WRITE);
        }
        if (faults.failsWrite()) {
            current.append(batch, dice.between(0, length));
            throw new JournalException("simulated write error");
        }
        int offset = current.append(batch, length);
        long address = Address.of(currentNumber, offset);
        if (current.end() >= settings.fileBytes()) {
            currentNumber++;
        }
        plan.pass(CrashPoint.AFTER_WRITE);
        return address;
    }

    private SimulatedFile current() {
        SimulatedFile found = disk.find(currentNumber);
        return found != null ? found : disk.create(currentNumber, run);
    }

    @Override
    public void force() {
        plan.pass(CrashPoint.BEFORE_FORCE);
        boolean crashes = plan.isDue();
        boolean fails = !crashes && faults.failsForce();
        for (SimulatedFile file : unforced) {
            boolean forgotten = sabotage == Sabotage.FORGOTTEN_FORCE && dice.chance(0.05);
            if (!forgotten && (!(crashes || fails) || dice.chance(0.5))) {
                file.force();
            }
        }
        if (crashes) {
            throw new Crash(CrashPoint.IN_FORCE);
        }
        if (fails) {
            throw new JournalException("simulated force error");
        }
        if (dice.chance(0.5)) {
            disk.forceDeletions();
        }
        unforced.clear();
        plan.pass(CrashPoint.AFTER_FORCE);
    }

    @Override
    public void delete(int file) {
        if (file == currentNumber) {
            return;
        }
        plan.pass(CrashPoint.BEFORE_DELETE);
        disk.delete(file);
        unforced.removeIf(deleted -> deleted.number == file);
        plan.pass(CrashPoint.AFTER_DELETE);
    }

    @Override
    public void close() {
        unforced.clear();
    }
}
