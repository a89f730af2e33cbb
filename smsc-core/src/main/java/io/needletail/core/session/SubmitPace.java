package io.needletail.core.session;

import io.needletail.api.account.RateTerms;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.text.PartNumber;
import io.needletail.api.text.SegmentCounter;
import io.needletail.api.text.TextAlphabet;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.account.TokenPace;

/**
 * Counts a submit against the rates of its bind and its account: both must have the tokens, or none are taken. Event loop
 * thread.
 */
final class SubmitPace {
    /** {@link #ask}: the session is to be delayed by {@link #waitNanos}. */
    static final int WAIT = -1;

    private final LoopMetrics metrics;
    private long waitNanos;

    SubmitPace(LoopMetrics metrics) {
        this.metrics = metrics;
    }

    /** Takes what the submit costs and answers ESME_ROK; else a command_status to refuse it with, or {@link #WAIT}. */
    int ask(SmppSession session, AccountEntry account, MessageView view, long nowNanos) {
        return ask(session, account, view, 1, nowNanos);
    }

    /** The same for one PDU that goes to so many. */
    int ask(SmppSession session, AccountEntry account, MessageView view, int recipients, long nowNanos) {
        RateTerms terms = account.account().terms().rate();
        TextAlphabet alphabet = account.account().terms().messages().alphabet();
        if (terms.mostParts() > 0 && SegmentCounter.count(view, alphabet) > terms.mostParts()) {
            return CommandStatus.RINVMSGLEN;
        }
        int tokens = tokens(terms, view, alphabet) * (terms.unit() == RateTerms.Unit.PDU ? 1 : recipients);
        int rate = tokens == 0 ? 0 : terms.perBind();
        int burst = terms.perBindBurst() == 0 ? rate : terms.perBindBurst();
        SessionTimes times = session.times();
        waitNanos = rate == 0 ? 0 : TokenPace.waitNanos(times.nextSubmitNanos, nowNanos, rate, burst, tokens);
        if (waitNanos <= 0) {
            waitNanos = account.takeTokens(nowNanos, tokens);
        }
        if (waitNanos > 0) {
            return refusal(terms);
        }
        if (rate != 0) {
            times.nextSubmitNanos = TokenPace.take(times.nextSubmitNanos, nowNanos, rate, burst, tokens);
        }
        return CommandStatus.ROK;
    }

    /** After {@link #WAIT}. */
    long waitNanos() {
        return waitNanos;
    }

    private int refusal(RateTerms terms) {
        if (terms.overLimit() == RateTerms.DELAY) {
            return WAIT;
        }
        metrics.throttled.increment();
        return terms.overLimit();
    }

    private static int tokens(RateTerms terms, MessageView view, TextAlphabet alphabet) {
        return switch (terms.unit()) {
            case PDU -> 1;
            case MESSAGE -> PartNumber.of(view) <= 1 ? 1 : 0;
            case PART -> SegmentCounter.count(view, alphabet);
        };
    }
}
