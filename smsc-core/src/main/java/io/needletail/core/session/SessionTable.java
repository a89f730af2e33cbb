package io.needletail.core.session;

import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of one event loop by number. */
public final class SessionTable {
    private final Int2ObjectHashMap<SmppSession> sessions = new Int2ObjectHashMap<>();

    @Nullable
    SmppSession find(int number) {
        return sessions.get(number);
    }

    void add(SmppSession session) {
        sessions.put(session.number(), session);
    }

    void remove(SmppSession session) {
        sessions.remove(session.number());
    }

    int size() {
        return sessions.size();
    }

    /** Adds all sessions to a list, so that they may be closed while it is walked. */
    void copyTo(List<SmppSession> list) {
        list.addAll(sessions.values());
    }
}
