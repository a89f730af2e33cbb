package io.needletail.app.config.bind;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A section whose keys are names that the user chooses. Each bad value is reported on its own.
 *
 * @param element the type of the values
 * @param allowed what is allowed, to follow "must be"
 */
record MapType<T>(KeyType<T> element, String allowed) implements KeyType<Map<String, T>> {

    @Override
    public String format(Map<String, T> value) {
        return value.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + element.format(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public @Nullable Map<String, T> read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject section)) {
            problems.add(value, path, "must be " + allowed);
            return null;
        }
        Map<String, T> read = new LinkedHashMap<>();
        boolean sound = true;
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(section).entrySet()) {
            T one = element.read(entry.getValue(), path + "." + entry.getKey(), problems);
            if (one == null) {
                sound = false;
            } else {
                read.put(entry.getKey(), one);
            }
        }
        return sound ? read : null;
    }

    @Override
    public boolean structured() {
        return true;
    }
}
