package io.needletail.load.plan;

import io.needletail.core.protocol.BindType;

/**
 * How many sessions of which kind.
 *
 * @param type of the sessions; receivers submit nothing
 * @param sessions at least 1
 * @param receivers further sessions, bound as receivers
 * @param threads event loops
 * @param unbind whether to say unbind at the end instead of just closing
 */
public record SessionPlan(BindType type, int sessions, int receivers, int threads, boolean unbind) {
    public SessionPlan {
        require("sessions", sessions, 1);
        require("receiver sessions", receivers, 0);
        require("threads", threads, 1);
    }

    /** Sessions that submit. */
    public int submitters() {
        return type == BindType.RECEIVER ? 0 : sessions;
    }

    private static void require(String what, int count, int least) {
        if (count < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", not " + count);
        }
    }
}
