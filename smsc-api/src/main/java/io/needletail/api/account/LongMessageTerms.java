package io.needletail.api.account;

import io.needletail.api.text.PartForm;
import java.time.Duration;

/**
 * What becomes of messages that are longer than one short message, and of the parts of such messages. Immutable.
 *
 * @param policy what is done
 * @param form how parts that are made here say so
 * @param receipts of which parts there are receipts
 * @param joinTimeout how long parts are held for the ones that are missing
 * @param incomplete what becomes of them then
 * @param mostHeld parts that each shard holds for the account; beyond it ESME_RMSGQFUL
 */
public record LongMessageTerms(
        Policy policy, PartForm form, Receipts receipts, Duration joinTimeout, Incomplete incomplete, int mostHeld) {
    /** What an account has that says nothing. */
    public static final LongMessageTerms USUAL = new LongMessageTerms(
            Policy.PASS, PartForm.UDH8, Receipts.MESSAGE, Duration.ofMinutes(5), Incomplete.FORWARD, 10_000);

    /** What is done with long messages. */
    public enum Policy {
        /** Each message goes on as it came, parts and wholes. */
        PASS,
        /** What is too long for one short message goes on as parts; parts go on as they came. */
        SPLIT,
        /** Parts are held until all of a message are there, and go on as one message; wholes go on as they came. */
        JOIN
    }

    /** Receipts of a message that was split or joined here. */
    public enum Receipts {
        /** One, when the fate of the whole message is known. */
        MESSAGE,
        /** One for each part. */
        PART
    }

    /** What becomes of parts whose message never became whole. */
    public enum Incomplete {
        /** They go on one by one, as they came. */
        FORWARD,
        /** They fail: UNDELIVERABLE. */
        FAIL
    }

    public LongMessageTerms {
        if (joinTimeout.toMillis() < 1 || mostHeld < 1) {
            throw new IllegalArgumentException("the time and the number of parts that are held must be positive");
        }
    }
}
