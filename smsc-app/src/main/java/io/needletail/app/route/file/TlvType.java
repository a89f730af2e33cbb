package io.needletail.app.route.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A section with tags of TLVs for names.
 *
 * @param value the type of what stands behind a tag
 * @param maker from tag and value to what the rule says
 */
public record TlvType<V, T>(KeyType<V> value, BiFunction<Integer, V, T> maker) implements KeyType<List<T>> {

    @Override
    public String allowed() {
        return "a section { TAG = VALUE }: the tag a number such as 0x1400 or its name in SMPP, the value "
                + value.allowed();
    }

    @Override
    public String format(List<T> ignored) {
        return "{}";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable List<T> read(ConfigValue source, String path, Problems problems) {
        if (!(source instanceof ConfigObject section)) {
            problems.add(source, path, "must be " + allowed());
            return null;
        }
        int before = problems.count();
        List<T> read = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(section).entrySet()) {
            OptionalInt tag = TlvName.parse(entry.getKey());
            V one = value.read(entry.getValue(), path + "." + entry.getKey(), problems);
            if (tag.isEmpty()) {
                problems.add(entry.getValue(), path + "." + entry.getKey(), "the name must be " + TlvName.ALLOWED);
            } else if (one != null) {
                read.add(maker.apply(tag.getAsInt(), one));
            }
        }
        return problems.count() == before ? read : null;
    }
}
