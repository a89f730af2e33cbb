package io.needletail.conformance.run;

import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Target;
import io.needletail.conformance.check.Verdict;
import java.util.List;

/**
 * What a run came to.
 *
 * @param results in the order of the checks
 */
public record Outcome(Target target, List<Result> results, long nanos) {
    public Outcome {
        results = List.copyOf(results);
    }

    /** How many checks came to this. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** How many checks of a family came to this. */
    public long count(Family family, Verdict verdict) {
        return of(family).stream().filter(result -> result.verdict() == verdict).count();
    }

    /** The results of a family. */
    public List<Result> of(Family family) {
        return results.stream()
                .filter(result -> result.check().family() == family)
                .toList();
    }

    /** True when no check failed. */
    public boolean passed() {
        return count(Verdict.FAIL) == 0;
    }
}
