package io.needletail.app.upstream;

import io.needletail.core.protocol.BindType;
import java.util.List;

/** How a carrier is bound to. */
enum BindTypes {
    TRX("trx", BindType.TRANSCEIVER),
    TX("tx", BindType.TRANSMITTER),
    RX("rx", BindType.RECEIVER),
    TX_RX("tx+rx", BindType.TRANSMITTER, BindType.RECEIVER);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<BindType> types;

    BindTypes(String word, BindType... types) {
        this.word = word;
        this.types = List.of(types);
    }

    String word() {
        return word;
    }

    List<BindType> types() {
        return types;
    }

    /** @throws IllegalArgumentException for an unknown word */
    static BindTypes of(String word) {
        for (BindTypes types : values()) {
            if (types.word.equals(word)) {
                return types;
            }
        }
        throw new IllegalArgumentException(word);
    }

    static boolean isWord(String word) {
        return List.of("trx", "tx", "rx", "tx+rx").contains(word);
    }
}
