package io.needletail.load.machine;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a report says about the machine that it was made on. */
public final class MachineFacts {
    private static final long MIB = 1 << 20;

    private MachineFacts() {}

    /** Facts by name. */
    public static Map<String, String> collect() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("heap", Runtime.getRuntime().maxMemory() / MIB + " MiB at most");
        facts.put("java", Runtime.version() + " (" + property("java.vendor") + ")");
        facts.put("os", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        return facts;
    }

    private static String property(String name) {
        return Objects.requireNonNullElse(System.getProperty(name), "unknown");
    }
}
