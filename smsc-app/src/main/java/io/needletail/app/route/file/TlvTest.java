package io.needletail.app.route.file;

import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.routing.rule.Condition;
import java.util.function.Function;

/** What is asked of a TLV: that it is {@code present} or {@code absent}, or a value in hexadecimal. */
final class TlvTest {
    private static final String PRESENT = "present";
    private static final String ABSENT = "absent";

    static final KeyType<String> TYPE = KeyTypes.parsed(
            "present, absent, or its value in hexadecimal, two digits an octet",
            text -> text.equals(PRESENT) || text.equals(ABSENT) ? text : RouteTypes.hex(text),
            Function.identity());

    private TlvTest() {}

    static Condition condition(int tag, String asked) {
        return switch (asked) {
            case PRESENT -> new Condition.TlvPresent(tag);
            case ABSENT -> new Condition.Not(new Condition.TlvPresent(tag));
            default -> new Condition.TlvIs(tag, asked);
        };
    }
}
