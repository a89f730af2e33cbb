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

/** Every check of the suite holds for this server. */
class ConformanceIT {
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

    @Test
    void shouldFailNoCheck() {
        assertThat(ids(Verdict.FAIL)).as(TextReport.of(outcome)).isEmpty();
    }

    @Test
    void shouldLackNothing() {
        assertThat(ids(Verdict.NOT_SUPPORTED)).isEmpty();
        assertThat(ids(Verdict.SKIPPED)).allMatch(id -> isIn(SKIPPED, id));
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
