package io.needletail.app.config.bind;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of values of one type. Each bad element is reported on its own.
 *
 * @param element the type of the elements
 * @param allowed what is allowed, to follow "must be"
 */
record ListType<T>(KeyType<T> element, String allowed) implements KeyType<List<T>> {

    @Override
    public String format(List<T> value) {
        return value.stream().map(element::format).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public @Nullable List<T> read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigList list)) {
            problems.add(value, path, "must be " + allowed);
            return null;
        }
        List<T> read = new ArrayList<>();
        boolean sound = true;
        for (int i = 0; i < list.size(); i++) {
            T one = element.read(list.get(i), path + "[" + i + "]", problems);
            if (one == null) {
                sound = false;
            } else {
                read.add(one);
            }
        }
        return sound ? List.copyOf(read) : null;
    }

    @Override
    public boolean structured() {
        return true;
    }
}
