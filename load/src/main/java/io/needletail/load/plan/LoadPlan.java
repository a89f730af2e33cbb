package io.needletail.load.plan;

import io.needletail.load.message.MessagePlan;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything about one run.
 *
 * @param options for the report: what the user has chosen, by name; no password
 */
public record LoadPlan(
        ConnectPlan connect,
        SessionPlan sessions,
        PacePlan pace,
        MessagePlan messages,
        VerifyPlan verify,
        Map<String, String> options) {
    public LoadPlan {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
