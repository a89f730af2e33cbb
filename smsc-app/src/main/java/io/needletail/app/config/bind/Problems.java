package io.needletail.app.config.bind;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything wrong with one load, so that a user sees it all at once. Confined to the loading thread. */
public final class Problems {
    private static final int LONGEST_VALUE = 80;

    private final List<Problem> found = new ArrayList<>();

    /** A bad value. */
    public void add(ConfigValue value, String path, String message) {
        found.add(new Problem(where(value.origin()), path + " = " + shorten(render(value)), message));
    }

    /** A bad value that must not be shown. */
    public void addSecret(ConfigValue value, String path, String message) {
        found.add(new Problem(where(value.origin()), path, message));
    }

    /** Something wrong outside any value. */
    public void add(String where, String subject, String message) {
        found.add(new Problem(where, subject, message));
    }

    /** What the HOCON parser said. */
    public void add(ConfigException failure, String fallbackWhere) {
        ConfigOrigin origin = failure.origin();
        String where = origin == null ? fallbackWhere : where(origin);
        String text = String.valueOf(failure.getMessage());
        String prefix = origin == null ? "" : origin.description() + ": ";
        found.add(new Problem(where, "", text.startsWith(prefix) ? text.substring(prefix.length()) : text));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** Ends a load that found anything wrong. */
    public void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(list());
        }
    }

    /** File and line of a value, or what else it came from. */
    public static String where(ConfigValue value) {
        return where(value.origin());
    }

    private static String where(ConfigOrigin origin) {
        @Nullable String file = origin.filename();
        if (file == null) {
            return origin.description();
        }
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }

    private static String render(ConfigValue value) {
        return value.render(ConfigRenderOptions.concise());
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
