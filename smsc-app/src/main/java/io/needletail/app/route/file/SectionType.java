package io.needletail.app.route.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A section with keys of its own, all of which it reports on.
 *
 * @param topic the keys, and how they make the value; what does not go together is reported at the section
 * @param required keys that must be there
 */
record SectionType<T>(Topic<T> topic, List<Key<?>> required) implements KeyType<T> {

    static <T> SectionType<T> of(Topic<T> topic, Key<?>... required) {
        return new SectionType<>(topic, List.of(required));
    }

    @Override
    public String allowed() {
        return topic.keys().stream().map(Key::path).collect(Collectors.joining(", ", "a section { ", " }"));
    }

    @Override
    public String format(T value) {
        return "{}";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable T read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        int before = problems.count();
        Values values = new Binder(topic.keys(), path + ".", problems).bind(object);
        for (Key<?> key : required) {
            if (!values.isSet(key)) {
                problems.add(
                        value, path, "needs " + key.path() + ": " + key.type().allowed());
            }
        }
        if (problems.count() != before) {
            return null;
        }
        try {
            return topic.reader().apply(values);
        } catch (IllegalArgumentException e) {
            problems.add(value, path, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
