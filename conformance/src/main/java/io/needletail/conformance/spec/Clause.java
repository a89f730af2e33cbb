package io.needletail.conformance.spec;

/**
 * Where a rule is written.
 *
 * @param v34 section of SMPP 3.4 issue 1.2; empty if only 5.0 has the rule
 * @param v50 section of SMPP 5.0; empty if only 3.4 has it
 */
public record Clause(String v34, String v50) {
    public Clause {
        if (v34.isEmpty() && v50.isEmpty()) {
            throw new IllegalArgumentException("a clause names at least one section");
        }
    }

    /** A section of each specification. */
    public static Clause of(String v34, String v50) {
        return new Clause(v34, v50);
    }

    @Override
    public String toString() {
        String first = v34.isEmpty() ? "" : "3.4 " + v34;
        String second = v50.isEmpty() ? "" : "5.0 " + v50;
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }
}
