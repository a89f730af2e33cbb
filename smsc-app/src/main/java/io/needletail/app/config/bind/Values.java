package io.needletail.app.config.bind;

import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the binder read: values that were set, and the built-in default for every other key. */
public final class Values {
    private final Map<Key<?>, Object> read = new HashMap<>();
    private final Map<Key<?>, ConfigValue> sources = new HashMap<>();

    /** The value in force. */
    @SuppressWarnings("unchecked") // put() pairs each key with a value of its type
    public <T> T get(Key<T> key) {
        return (T) Objects.requireNonNullElse(read.get(key), key.fallback());
    }

    /** True unless the built-in default is in force. */
    public boolean isSet(Key<?> key) {
        return sources.containsKey(key);
    }

    /** True if it was set to something that is not allowed, and has been reported. */
    boolean isBroken(Key<?> key) {
        return sources.containsKey(key) && !read.containsKey(key);
    }

    <T> void put(Key<T> key, ConfigValue source, @Nullable T value) {
        sources.put(key, source);
        if (value != null) {
            read.put(key, value);
        }
    }

    @Nullable
    ConfigValue source(Key<?> key) {
        return sources.get(key);
    }
}
