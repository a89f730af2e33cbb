package io.needletail.app.route.file;

import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import java.util.Objects;

/**
 * Values of a type, and for one that cannot be read, once that is reported, another: so that what refers to it by its name
 * is not reported as well.
 */
record StandInType<T>(KeyType<T> type, T standIn) implements KeyType<T> {

    @Override
    public String allowed() {
        return type.allowed();
    }

    @Override
    public String format(T value) {
        return type.format(value);
    }

    @Override
    public boolean structured() {
        return type.structured();
    }

    @Override
    public T read(ConfigValue value, String path, Problems problems) {
        return Objects.requireNonNullElse(type.read(value, path, problems), standIn);
    }
}
