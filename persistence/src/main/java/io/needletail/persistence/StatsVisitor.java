package io.needletail.persistence;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import java.util.EnumMap;
import java.util.Map;

/** Counts the facts of one pass. One thread. */
final class StatsVisitor implements FactVisitor {
    final Map<FactType, Long> recordsByType = new EnumMap<>(FactType.class);
    long records;
    /** Of any message; 0 without one. */
    long lowestId;

    long firstTimeMillis;
    long lastTimeMillis;

    StatsVisitor() {
        for (FactType type : FactType.values()) {
            recordsByType.put(type, 0L);
        }
    }

    @Override
    public void visit(Fact fact, long address) {
        boolean first = records == 0;
        records++;
        recordsByType.merge(fact.type, 1L, Long::sum);
        if (fact.id != 0) {
            lowestId = lowestId == 0 ? fact.id : Math.min(lowestId, fact.id);
        }
        firstTimeMillis = first ? fact.timeMillis : Math.min(firstTimeMillis, fact.timeMillis);
        lastTimeMillis = Math.max(lastTimeMillis, fact.timeMillis);
    }
}
