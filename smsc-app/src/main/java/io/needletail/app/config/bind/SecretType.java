package io.needletail.app.config.bind;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import org.jspecify.annotations.Nullable;

/** A text that no message repeats. */
final class SecretType implements KeyType<String> {
    private static final int LONGEST = 64;

    @Override
    public String allowed() {
        return "a text of at most " + LONGEST + " characters; ${?NAME} takes it from the environment";
    }

    @Override
    public String format(String value) {
        return value.isEmpty() ? "none" : "...";
    }

    @Override
    public @Nullable String read(ConfigValue value, String path, Problems problems) {
        ConfigValueType type = value.valueType();
        if (type == ConfigValueType.STRING || type == ConfigValueType.NUMBER) {
            String text = type == ConfigValueType.STRING ? String.valueOf(value.unwrapped()) : value.render();
            if (text.length() <= LONGEST) {
                return text;
            }
        }
        problems.addSecret(value, path, "must be " + allowed());
        return null;
    }
}
