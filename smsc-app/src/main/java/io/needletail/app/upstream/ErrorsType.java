package io.needletail.app.upstream;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.ErrorTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The section {@code errors}: from a command_status, {@code other} or {@code timeout} to what it means. */
final class ErrorsType implements KeyType<List<Consumer<ErrorTable>>> {

    @Override
    public String allowed() {
        return "a section of { STATUS = ACTION }; a STATUS is a name such as ESME_RSYSERR, a number such as 0x45, or other or"
                + " timeout; an ACTION is " + ActionText.ALLOWED;
    }

    @Override
    public String format(List<Consumer<ErrorTable>> value) {
        return "{}";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable List<Consumer<ErrorTable>> read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject section)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        List<Consumer<ErrorTable>> entries = new ArrayList<>();
        section.forEach((name, action) -> entry(name, action, path + "." + name, problems, entries));
        return entries;
    }

    private static void entry(
            String name, ConfigValue value, String path, Problems problems, List<Consumer<ErrorTable>> entries) {
        try {
            ErrorAction action = ActionText.read(value, MessageState.UNDELIVERABLE);
            switch (name) {
                case "other" -> entries.add(table -> table.otherwise(action));
                case "timeout" -> entries.add(table -> table.onTimeout(action));
                default -> {
                    int status = CommandStatus.parse(name).orElse(CommandStatus.ROK);
                    if (status == CommandStatus.ROK) {
                        problems.add(value, path, "must be a command_status other than 0, other or timeout");
                    }
                    entries.add(table -> table.onStatus(status, action));
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add(value, path, "must be " + ActionText.ALLOWED);
        }
    }
}
