package io.needletail.load.ledger;

/**
 * From 64-bit ids to numbers that are not 0: open addressing in one array, at most half full; removal closes the gap. Grows, and
 * never shrinks. One thread.
 */
final class IdTable {
    /** No such id. */
    static final long NONE = 0;

    /** Id and number of each place, side by side; number 0 is a free place. */
    private long[] places;

    private int mask;
    private int size;

    /** @param capacity places to begin with, a power of two */
    IdTable(int capacity) {
        places = new long[2 * capacity];
        mask = capacity - 1;
    }

    int size() {
        return size;
    }

    long get(long id) {
        return places[2 * find(id) + 1];
    }

    /** Adds the id or changes its number. */
    void put(long id, long number) {
        int place = find(id);
        if (places[2 * place + 1] == NONE) {
            if (size + 1 > (mask + 1) / 2) {
                grow();
                place = find(id);
            }
            size++;
        }
        places[2 * place] = id;
        places[2 * place + 1] = number;
    }

    /** Does nothing for an id that is not there. */
    void remove(long id) {
        int place = find(id);
        if (places[2 * place + 1] != NONE) {
            size--;
            closeGap(place);
        }
    }

    /** The place of an id, or the free one where it would be. */
    private int find(long id) {
        int place = (int) id & mask;
        while (places[2 * place + 1] != NONE && places[2 * place] != id) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void closeGap(int from) {
        int gap = from;
        int place = gap;
        while (true) {
            place = place + 1 & mask;
            if (places[2 * place + 1] == NONE) {
                places[2 * gap + 1] = NONE;
                return;
            }
            int home = (int) places[2 * place] & mask;
            if ((place - home & mask) >= (place - gap & mask)) {
                places[2 * gap] = places[2 * place];
                places[2 * gap + 1] = places[2 * place + 1];
                gap = place;
            }
        }
    }

    private void grow() {
        long[] old = places;
        places = new long[2 * old.length];
        mask = places.length / 2 - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != NONE) {
                int place = find(old[i]);
                places[2 * place] = old[i];
                places[2 * place + 1] = old[i + 1];
            }
        }
    }
}
