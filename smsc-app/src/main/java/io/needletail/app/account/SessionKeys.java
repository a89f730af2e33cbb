package io.needletail.app.account;

import io.needletail.api.account.Checking;
import io.needletail.api.account.SessionTerms;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.util.List;

/** The keys of an account about what its sessions say and take. */
final class SessionKeys {
    static final Key<ReceiptKeys.Pdu> DELIVER_PDU = new Key<>(
            "deliver.pdu",
            KeyTypes.choice(ReceiptKeys.Pdu.class),
            ReceiptKeys.Pdu.DELIVER_SM,
            "Which PDU a message to the account is; receipt.pdu is for receipts. A 3.3 peer gets deliver_sm.");

    static final Key<Checking> CHECKING = new Key<>(
            "checking",
            KeyTypes.choice(Checking.class),
            Checking.LISTENER,
            "Whether wrong PDUs are refused (strict), or taken where it is clear what was meant (lenient); listener is as"
                    + " smpp.checking or smpp.tls.checking says. A bind is checked as the listener says.");

    static final List<Key<?>> ALL = List.of(DELIVER_PDU, CHECKING);

    private SessionKeys() {}

    static SessionTerms read(Values values) {
        return new SessionTerms(values.get(DELIVER_PDU) == ReceiptKeys.Pdu.DATA_SM, values.get(CHECKING));
    }
}
