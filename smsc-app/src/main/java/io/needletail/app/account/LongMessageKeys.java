package io.needletail.app.account;

import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.text.PartForm;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.time.Duration;
import java.util.List;

/** The keys of an account about long messages and their parts. */
final class LongMessageKeys {
    private static final LongMessageTerms USUAL = LongMessageTerms.USUAL;

    static final Key<LongMessageTerms.Policy> POLICY = new Key<>(
            "long-messages.policy",
            KeyTypes.choice(LongMessageTerms.Policy.class),
            USUAL.policy(),
            "pass lets parts and long messages go on as they came; split cuts what is too long for one short message; join"
                    + " holds parts until all are there, and sends one message.");
    static final Key<PartForm> FORM = new Key<>(
            "long-messages.form",
            KeyTypes.choice(PartForm.class),
            USUAL.form(),
            "How the parts that split makes say so: a user data header with a reference of 8 or 16 bits, or the sar TLVs.");
    static final Key<LongMessageTerms.Receipts> RECEIPTS = new Key<>(
            "long-messages.receipts",
            KeyTypes.choice(LongMessageTerms.Receipts.class),
            USUAL.receipts(),
            "One receipt for a message that was split or joined, or one for each part.");
    static final Key<Duration> JOIN_TIMEOUT = new Key<>(
            "long-messages.join-timeout",
            KeyTypes.duration(Duration.ofSeconds(1), Duration.ofDays(7)),
            USUAL.joinTimeout(),
            "How long join holds parts for the ones that are missing, from the first that came.");
    static final Key<LongMessageTerms.Incomplete> INCOMPLETE = new Key<>(
            "long-messages.incomplete",
            KeyTypes.choice(LongMessageTerms.Incomplete.class),
            USUAL.incomplete(),
            "What becomes of the parts after that time: they go on one by one as they came, or fail (UNDELIV).");
    static final Key<Integer> MOST_HELD = new Key<>(
            "long-messages.most-held",
            KeyTypes.integer(1, 1_000_000),
            USUAL.mostHeld(),
            "Parts that each shard holds for the account; beyond it a part is refused with ESME_RMSGQFUL.");

    static final List<Key<?>> ALL = List.of(POLICY, FORM, RECEIPTS, JOIN_TIMEOUT, INCOMPLETE, MOST_HELD);

    private LongMessageKeys() {}

    static LongMessageTerms read(Values values) {
        return new LongMessageTerms(
                values.get(POLICY),
                values.get(FORM),
                values.get(RECEIPTS),
                values.get(JOIN_TIMEOUT),
                values.get(INCOMPLETE),
                values.get(MOST_HELD));
    }
}
