package io.needletail.app.config.bind;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value, or a list of values that is not empty.
 *
 * @param list the same as a list
 */
record OneOrMoreType<T>(KeyType<T> element, ListType<T> list) implements KeyType<List<T>> {

    @Override
    public String allowed() {
        return element.allowed() + ", or a list of such";
    }

    @Override
    public String format(List<T> value) {
        return value.size() == 1 ? element.format(value.get(0)) : list.format(value);
    }

    @Override
    public @Nullable List<T> read(ConfigValue value, String path, Problems problems) {
        if (value instanceof ConfigList several) {
            if (several.isEmpty()) {
                problems.add(value, path, "must be " + allowed() + "; the list is empty");
                return null;
            }
            return list.read(value, path, problems);
        }
        T one = element.read(value, path, problems);
        return one == null ? null : List.of(one);
    }

    @Override
    public boolean structured() {
        return true;
    }
}
