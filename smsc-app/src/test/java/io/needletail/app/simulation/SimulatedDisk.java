package io.needletail.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What outlives a process. Writes and deletions count for every later process, but until they are forced the loss of power
 * may undo them: writes in any part, deletions newest first, as a journaling file system would.
 */
final class SimulatedDisk {
    private final Dice dice;
    private final TreeMap<Integer, SimulatedFile> files = new TreeMap<>();
    private final List<SimulatedFile> unforcedDeletions = new ArrayList<>();

    SimulatedDisk(Dice dice) {
        this.dice = dice;
    }

    int[] files() {
        int[] numbers = new int[files.size()];
        int i = 0;
        for (Integer number : files.keySet()) {
            numbers[i++] = number;
        }
        return numbers;
    }

    int lastFile() {
        return files.isEmpty() ? 0 : files.lastKey();
    }

    SimulatedFile find(int file) {
        return files.get(file);
    }

    SimulatedFile create(int file, int run) {
        SimulatedFile created = new SimulatedFile(file, run);
        files.put(file, created);
        return created;
    }

    void delete(int file) {
        SimulatedFile deleted = files.remove(file);
        if (deleted != null) {
            unforcedDeletions.add(deleted);
        }
    }

    /** The directory is forced, or the file system has got round to it. */
    void forceDeletions() {
        unforcedDeletions.clear();
    }

    /** The process is gone; nothing that was written is. The next one may find zeros behind the data. */
    void endProcess() {
        SimulatedFile last = files.isEmpty() ? null : files.lastEntry().getValue();
        if (last != null && dice.chance(0.3)) {
            last.pad(dice.between(1, 300));
        }
    }

    /** Power is gone: what was not forced is lost, torn or kept, each file for itself. */
    void losePower() {
        int kept = dice.between(0, unforcedDeletions.size());
        for (SimulatedFile undone : unforcedDeletions.subList(kept, unforcedDeletions.size())) {
            files.put(undone.number, undone);
        }
        unforcedDeletions.clear();
        for (SimulatedFile file : files.values()) {
            file.losePower(dice);
        }
        while (!files.isEmpty() && files.lastEntry().getValue().end() == 0) {
            files.pollLastEntry();
        }
    }
}
