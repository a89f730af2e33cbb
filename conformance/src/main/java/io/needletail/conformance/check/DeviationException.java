package io.needletail.conformance.check;

/** The server did something else than the specification says. */
public final class DeviationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;

    public DeviationException(String expected, String got) {
        super(got);
        this.expected = expected;
    }

    /** What the specification says. */
    public String expected() {
        return expected;
    }

    /** What happened. */
    public String got() {
        return String.valueOf(getMessage());
    }
}
