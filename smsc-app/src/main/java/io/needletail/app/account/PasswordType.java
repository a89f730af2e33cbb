package io.needletail.app.account;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import org.jspecify.annotations.Nullable;

/** A password hash. What was written is never repeated: it may be a password. */
final class PasswordType implements KeyType<String> {

    @Override
    public String allowed() {
        return "a hash in quotes, as bin/smsc password prints it, or none with a certificate";
    }

    @Override
    public String format(String value) {
        return value.isEmpty() ? "none" : "...";
    }

    @Override
    public @Nullable String read(ConfigValue value, String path, Problems problems) {
        try {
            if (value.valueType() == ConfigValueType.STRING) {
                String text = String.valueOf(value.unwrapped());
                return text.equals(AccountKeys.NO_PASSWORD)
                        ? text
                        : PasswordHash.parse(text).toString();
            }
            problems.addSecret(value, path, "must be " + allowed());
        } catch (IllegalArgumentException e) {
            problems.addSecret(value, path, "must be " + allowed());
        }
        return null;
    }
}
