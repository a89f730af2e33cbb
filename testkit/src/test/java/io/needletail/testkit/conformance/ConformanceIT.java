package io.needletail.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Verdict;
import io.needletail.conformance.report.TextReport;
import io.needletail.conformance.run.Outcome;
import io.needletail.conformance.run.SuiteRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check of the suite holds for this server, except those of what it does not have yet, which are listed. */
class ConformanceIT {
    /** Ids of checks that come to NOT SUPPORTED. A line goes when the operation comes: none may cover a check that passes. */
    private static final List<String> KNOWN_GAPS = List.of();

    /** Ids of checks that are skipped: the server has what they are about, but not in this set-up. */
    private static final List<String> SKIPPED = List.of("timer\\.inactivity");

    private static Outcome outcome;

    @BeforeAll
    static void run() throws InterruptedException, IOException {
        try (ConformanceServer server = ConformanceServer.start()) {
            SuiteRun run = new SuiteRun(server.target(), SuiteRun.checks(""), result -> {});
            assertThat(run.obstacle()).isEmpty();
            outcome = run.run();
        }
    }

    @AfterAll
    static void report() {
        System.out.println(TextReport.of(outcome));
    }

    static List<String> knownGaps() {
        return KNOWN_GAPS;
    }

    @Test
    void shouldFailNoCheck() {
        assertThat(ids(Verdict.FAIL)).as(TextReport.of(outcome)).isEmpty();
    }

    @Test
    void shouldLackWhatIsListedAndNothingElse() {
        assertThat(ids(Verdict.NOT_SUPPORTED)).allMatch(id -> isIn(KNOWN_GAPS, id));
        assertThat(ids(Verdict.SKIPPED)).allMatch(id -> isIn(SKIPPED, id));
    }

    @ParameterizedTest
    @MethodSource("knownGaps")
    void shouldListNoGapThatIsClosed(String gap) {
        assertThat(ids(Verdict.NOT_SUPPORTED)).anyMatch(id -> id.matches(gap));
        assertThat(ids(Verdict.PASS)).noneMatch(id -> id.matches(gap));
    }

    @Test
    void shouldTakeLessThanAMinuteForMoreThanFourHundredChecks() {
        assertThat(outcome.count(Verdict.PASS)).isGreaterThan(400);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(outcome.nanos())).isLessThan(60);
    }

    private static List<String> ids(Verdict verdict) {
        return outcome.results().stream()
                .filter(result -> result.verdict() == verdict)
                .map(Result::check)
                .map(check -> check.id())
                .toList();
    }

    private static boolean isIn(List<String> patterns, String id) {
        return patterns.stream().anyMatch(pattern -> Pattern.matches(pattern, id));
    }
}
