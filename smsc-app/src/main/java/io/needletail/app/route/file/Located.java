package io.needletail.app.route.file;

import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it stands.
 *
 * @param origin {@code file:line}
 */
record Located<T>(String origin, T value) {

    /** Values of a type, each with its place. */
    static <T> KeyType<Located<T>> of(KeyType<T> type) {
        return new Type<>(type);
    }

    private record Type<T>(KeyType<T> type) implements KeyType<Located<T>> {

        @Override
        public String allowed() {
            return type.allowed();
        }

        @Override
        public String format(Located<T> located) {
            return type.format(located.value);
        }

        @Override
        public @Nullable Located<T> read(ConfigValue value, String path, Problems problems) {
            T read = type.read(value, path, problems);
            return read == null ? null : new Located<>(Problems.where(value), read);
        }

        @Override
        public boolean structured() {
            return type.structured();
        }
    }
}
