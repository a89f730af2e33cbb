package io.needletail.app.config;

import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import org.jspecify.annotations.Nullable;

/** A command_status other than 0, as a decimal number or with 0x. */
final class CommandStatusType implements KeyType<Integer> {
    private static final int LARGEST = 0xFFFF;

    private final KeyType<String> text = KeyTypes.text(allowed(), CommandStatusType::isStatus);

    @Override
    public String allowed() {
        return "a command_status from 1 to 0xFFFF, such as 0x0B (ESME_RINVDSTADR) or 0x45 (ESME_RSUBMITFAIL)";
    }

    @Override
    public String format(Integer value) {
        return String.format("0x%02X", value);
    }

    @Override
    public @Nullable Integer read(ConfigValue value, String path, Problems problems) {
        String read = text.read(value, path, problems);
        return read == null ? null : Integer.decode(read);
    }

    private static boolean isStatus(String text) {
        return text.matches("(0x)?[0-9a-fA-F]{1,5}") && Integer.decode(text) >= 1 && Integer.decode(text) <= LARGEST;
    }
}
