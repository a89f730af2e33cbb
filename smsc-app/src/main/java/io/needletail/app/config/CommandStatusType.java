package io.needletail.app.config;

import com.typesafe.config.ConfigValue;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import org.jspecify.annotations.Nullable;

/** A command_status other than 0: its name in the specification, or a number, decimal or with 0x. */
public final class CommandStatusType implements KeyType<Integer> {
    private static final int LARGEST = 0xFFFF;

    private final KeyType<String> text = KeyTypes.text(allowed(), CommandStatusType::isStatus);

    @Override
    public String allowed() {
        return "a command_status: a name such as ESME_RINVDSTADR, or a number from 1 to 0xFFFF such as 0x0B";
    }

    @Override
    public String format(Integer value) {
        return String.format("0x%02X", value);
    }

    @Override
    public @Nullable Integer read(ConfigValue value, String path, Problems problems) {
        String read = text.read(value, path, problems);
        return read == null ? null : CommandStatus.parse(read).orElseThrow();
    }

    private static boolean isStatus(String text) {
        int status = CommandStatus.parse(text).orElse(CommandStatus.ROK);
        return status >= 1 && status <= LARGEST;
    }
}
