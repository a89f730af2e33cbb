package io.needletail.app.route.file;

import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import io.needletail.routing.rule.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A section of conditions within conditions; never empty. */
final class NestedConditionsType implements KeyType<List<Condition>> {

    @Override
    public String allowed() {
        return "a section of conditions";
    }

    @Override
    public String format(List<Condition> value) {
        return "{}";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable List<Condition> read(ConfigValue value, String path, Problems problems) {
        List<Condition> read = WhenKeys.TYPE.read(value, path, problems);
        if (read != null && read.isEmpty()) {
            problems.add(value, path, "must be " + allowed() + "; it has none");
            return null;
        }
        return read;
    }
}
