package io.needletail.load.report;

import java.util.List;

/**
 * Whether the server kept its word.
 *
 * @param faults as {@link LoadFaults} names them; none if all is well
 */
public record Verdict(List<String> faults) {
    public Verdict {
        faults = List.copyOf(faults);
    }

    public static Verdict of(LoadReport report) {
        return new Verdict(LoadFaults.of(report));
    }

    /** True when nothing is wrong. */
    public boolean isSound() {
        return faults.isEmpty();
    }

    /** One line for people. */
    public String line() {
        return isSound()
                ? "OK: every submit answered once, nothing lost, nothing twice"
                : "FAULTS: " + String.join(", ", faults);
    }
}
