package io.needletail.app.config.bind;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value written as one word, number or string.
 *
 * @param allowed what is allowed, to follow "must be"
 * @param parser throws {@link IllegalArgumentException} for everything else
 * @param formatter the inverse of the parser
 */
record ScalarType<T>(String allowed, Function<String, T> parser, Function<T, String> formatter) implements KeyType<T> {

    @Override
    public String format(T value) {
        return formatter.apply(value);
    }

    @Override
    public @Nullable T read(ConfigValue value, String path, Problems problems) {
        ConfigValueType type = value.valueType();
        if (type != ConfigValueType.LIST && type != ConfigValueType.OBJECT && type != ConfigValueType.NULL) {
            try {
                return parser.apply(text(value));
            } catch (IllegalArgumentException e) {
                problems.add(value, path, "must be " + allowed);
                return null;
            }
        }
        problems.add(value, path, "must be " + allowed);
        return null;
    }

    /** Numbers keep their spelling, so that 1.5 is not cut to 1. */
    private static String text(ConfigValue value) {
        return value.valueType() == ConfigValueType.STRING ? String.valueOf(value.unwrapped()) : value.render();
    }
}
