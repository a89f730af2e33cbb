package io.needletail.app.config.bind;

import com.typesafe.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * What values a key takes. Stateless.
 *
 * @param <T> the Java type of the value
 */
public interface KeyType<T> {

    /** What is allowed, to follow "must be". */
    String allowed();

    /** The value as a user would write it. */
    String format(T value);

    /** Reads a value, or reports why not and returns null. */
    @Nullable
    T read(ConfigValue value, String path, Problems problems);

    /** True if the value is a list or an object, so that {@code --set} parses it as HOCON instead of taking it as text. */
    default boolean structured() {
        return false;
    }
}
