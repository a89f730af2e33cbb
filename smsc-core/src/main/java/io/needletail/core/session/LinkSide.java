package io.needletail.core.session;

/** What a session has more when this side is the ESME: a link to a carrier. Its event loop only. */
final class LinkSide {
    private final LinkTerms terms;
    private final LinkListener listener;
    private int unanswered;
    private String detail = "";

    LinkSide(LinkTerms terms, LinkListener listener) {
        this.terms = terms;
        this.listener = listener;
    }

    LinkTerms terms() {
        return terms;
    }

    LinkListener listener() {
        return listener;
    }

    LinkMetrics metrics() {
        return terms.metrics();
    }

    /** A submit_sm of a shard is written. */
    void onSubmit() {
        unanswered++;
        metrics().submits.increment();
        metrics().unanswered.set(unanswered);
    }

    /** An answer to one; a carrier may answer what was never asked. */
    void onAnswer(int status) {
        unanswered = Math.max(0, unanswered - 1);
        metrics().answers(status).increment();
        metrics().unanswered.set(unanswered);
    }

    /** Nothing more will be answered. */
    void giveUp() {
        unanswered = 0;
        metrics().unanswered.set(0);
    }

    /** submit_sm written and not answered. */
    int unanswered() {
        return unanswered;
    }

    /** More about why the connection ends; empty for nothing. */
    String detail() {
        return detail;
    }

    void detail(String text) {
        detail = text;
    }
}
