package io.needletail.app.route.file;

import io.needletail.routing.number.NumberTable;
import java.util.List;

/** Stands for a list that could not be read, so that the rules that use it can be checked all the same. */
final class EmptyTable implements NumberTable {
    static final EmptyTable INSTANCE = new EmptyTable();

    private EmptyTable() {}

    @Override
    public int find(byte[] bytes, int at, int length) {
        return NONE;
    }

    @Override
    public List<String> values() {
        return List.of();
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public long bytes() {
        return 0;
    }
}
