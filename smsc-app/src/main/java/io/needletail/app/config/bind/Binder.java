package io.needletail.app.config.bind;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object against a set of keys: every leaf must be a key, every value must be allowed. Goes on after a problem.
 * Confined to the loading thread.
 */
public final class Binder {
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final String label;
    private final Problems problems;

    public Binder(Collection<? extends Key<?>> keys, Problems problems) {
        this(keys, "", problems);
    }

    /** The label goes before each path in a problem: where the keys are in a larger tree. */
    public Binder(Collection<? extends Key<?>> keys, String label, Problems problems) {
        this.label = label;
        keys.forEach(key -> this.keys.put(key.path(), key));
        this.problems = problems;
    }

    /** Reads everything below an object. */
    public Values bind(ConfigObject root) {
        Values values = new Values();
        descend(root, "", values);
        return values;
    }

    /**
     * Makes a topic's record. Where its values do not go together the problem is reported at one that was set, and the
     * record of the defaults is returned, so that the load can look for further problems.
     */
    public <C> C make(Topic<C> topic, Values values) {
        try {
            return topic.reader().apply(values);
        } catch (IllegalArgumentException e) {
            if (topic.keys().stream().noneMatch(values::isBroken)) {
                report(topic, values, String.valueOf(e.getMessage()));
            }
            return topic.reader().apply(new Values());
        }
    }

    private void report(Topic<?> topic, Values values, String message) {
        List<Key<?>> set = topic.keys().stream().filter(values::isSet).collect(Collectors.toList());
        @Nullable ConfigValue source = set.isEmpty() ? null : values.source(set.get(0));
        if (source == null) {
            problems.add("built-in defaults", topic.title(), message);
        } else {
            problems.add(source, label + set.get(0).path(), message);
        }
    }

    private void descend(ConfigObject object, String prefix, Values values) {
        Map<String, ConfigValue> sorted = new TreeMap<>(object);
        sorted.forEach(
                (name, value) -> visit(prefix.isEmpty() ? quote(name) : prefix + "." + quote(name), value, values));
    }

    private void visit(String path, ConfigValue value, Values values) {
        @Nullable Key<?> key = keys.get(path);
        if (key != null) {
            read(key, value, values);
        } else if (isSection(path)) {
            if (value instanceof ConfigObject section) {
                descend(section, path, values);
            } else {
                problems.add(value, label + path, "is a section; it takes " + membersOf(path));
            }
        } else {
            problems.add(value, label + path, "unknown key" + Suggestion.of(path, keys.keySet()));
        }
    }

    private <T> void read(Key<T> key, ConfigValue value, Values values) {
        values.put(key, value, key.type().read(value, label + key.path(), problems));
    }

    private boolean isSection(String path) {
        return keys.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    private String membersOf(String path) {
        return keys.keySet().stream()
                .filter(known -> known.startsWith(path + "."))
                .map(known -> known.substring(path.length() + 1))
                .collect(Collectors.joining(", "));
    }

    private static String quote(String name) {
        return ConfigUtil.joinPath(name);
    }
}
