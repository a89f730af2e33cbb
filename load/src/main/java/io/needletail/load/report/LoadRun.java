package io.needletail.load.report;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was run.
 *
 * @param startedAt when the measured time began
 * @param seconds length of the measured time
 * @param options the options of the run by name, as far as they bear on the result; never a password
 * @param machine facts of the machine and the JVM by name
 */
public record LoadRun(Instant startedAt, double seconds, Map<String, String> options, Map<String, String> machine) {
    public LoadRun {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    }
}
