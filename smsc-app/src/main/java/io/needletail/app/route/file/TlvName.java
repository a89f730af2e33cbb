package io.needletail.app.route.file;

import io.needletail.api.pdu.TlvTag;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How people write the tag of a TLV: as a number, or by its name in SMPP 3.4 section 5.3.2. */
public final class TlvName {
    /** To follow "must be". */
    public static final String ALLOWED =
            "a tag from 0x0001 to 0xFFFF, or its name in SMPP such as user_message_reference";

    private static final Map<String, Integer> TAGS = tags();
    private static final int LARGEST = 0xFFFF;

    private TlvName() {}

    /** The tag, empty if it is none. */
    public static OptionalInt parse(String text) {
        Integer named = TAGS.get(text.toLowerCase(Locale.ROOT).replace('-', '_'));
        if (named != null) {
            return OptionalInt.of(named);
        }
        try {
            int tag = Integer.decode(text);
            return tag < 1 || tag > LARGEST ? OptionalInt.empty() : OptionalInt.of(tag);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Map<String, Integer> tags() {
        return Arrays.stream(TlvTag.class.getFields())
                .collect(Collectors.toMap(
                        field -> field.getName().toLowerCase(Locale.ROOT), TlvName::value, (a, b) -> a, TreeMap::new));
    }

    private static Integer value(Field constant) {
        try {
            return constant.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public constant cannot be read", e);
        }
    }
}
