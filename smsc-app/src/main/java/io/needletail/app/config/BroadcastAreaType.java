package io.needletail.app.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import io.needletail.core.broadcast.BroadcastArea;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code broadcast.areas}. */
final class BroadcastAreaType implements KeyType<BroadcastArea> {
    private static final Key<String> NAME =
            new Key<>("name", KeyTypes.text("1 to 99 characters", v -> v.matches("[ -~]{1,99}")), "-", "Its alias.");
    private static final Key<Integer> SUCCESS =
            new Key<>("success", KeyTypes.integer(0, 100), 100, "Percentage of handsets reached.");
    private static final Key<Integer> ERROR =
            new Key<>("error", new CommandStatusType(), CommandStatus.ROK, "Why broadcasts to it fail.");

    @Override
    public String allowed() {
        return "an object { name, success, error }";
    }

    @Override
    public String format(BroadcastArea area) {
        return "{ name = \"" + area.name() + "\", success = " + area.successPercent() + " }";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable BroadcastArea read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        int before = problems.count();
        Values values = new Binder(List.of(NAME, SUCCESS, ERROR), path + ".", problems).bind(object);
        if (!values.isSet(NAME)) {
            problems.add(value, path, "needs a name");
        }
        return problems.count() == before
                ? new BroadcastArea(values.get(NAME), values.get(SUCCESS), values.get(ERROR))
                : null;
    }
}
