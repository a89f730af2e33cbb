package io.needletail.app.route.file;

import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.routing.rule.Action;
import java.util.function.Function;

/** What becomes of a TLV: {@code remove}, or a new value in hexadecimal. */
final class TlvChange {
    private static final String REMOVE = "remove";

    static final KeyType<String> TYPE = KeyTypes.parsed(
            "remove, or a value in hexadecimal, two digits an octet",
            text -> text.equals(REMOVE) ? text : RouteTypes.hex(text),
            Function.identity());

    private TlvChange() {}

    static Action action(int tag, String value) {
        return value.equals(REMOVE) ? new Action.RemoveTlv(tag) : new Action.SetTlv(tag, value);
    }
}
