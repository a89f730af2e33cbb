package io.needletail.app.upstream;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A section from numbers to numbers, decimal or with 0x.
 *
 * @param what the numbers are, for messages
 * @param most the largest
 */
record NumberMapType(String what, int most) implements KeyType<Map<Integer, Integer>> {

    @Override
    public String allowed() {
        return "a section of { NUMBER = NUMBER }: " + what + " from 0 to " + most + ", decimal or with 0x";
    }

    @Override
    public String format(Map<Integer, Integer> value) {
        return "{}";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable Map<Integer, Integer> read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject section)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        Map<Integer, Integer> numbers = new TreeMap<>();
        section.forEach((from, to) -> {
            try {
                numbers.put(number(from), number(String.valueOf(to.unwrapped())));
            } catch (NumberFormatException e) {
                problems.add(to, path + "." + from, "must be " + allowed());
            }
        });
        return numbers;
    }

    private Integer number(String text) {
        int number = Integer.decode(text.strip());
        if (number < 0 || number > most) {
            throw new NumberFormatException(text);
        }
        return number;
    }
}
