package io.needletail.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Target;
import io.needletail.conformance.check.Verdict;
import io.needletail.conformance.report.TextReport;
import io.needletail.conformance.run.Outcome;
import io.needletail.conformance.run.SuiteRun;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.SmppVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server with one fault is found out by the checks that name the fault, and by no others. */
@Execution(ExecutionMode.CONCURRENT)
class FaultIT {
    /** Without field, value and tlv, as the small server looks at no fields, and it keeps no receipt for another session. */
    private static final List<Check> CHECKS =
            SuiteRun.checks("^(header|bind|state|version|response|session|receipt(?!\\.receiver$))\\.");

    private static final Set<Feature> CLAIMED = Set.of(
            Feature.TRANSMITTER,
            Feature.RECEIVER,
            Feature.TRANSCEIVER,
            Feature.DATA_SM,
            Feature.QUERY_SM,
            Feature.RECEIPTS);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void shouldBeFoundByTheChecksThatNameIt(Fault fault) throws Exception {
        Outcome outcome = run(fault, CHECKS);
        Pattern found = Pattern.compile(fault.found());
        List<String> expected = outcome.results().stream()
                .filter(result -> result.verdict() != Verdict.SKIPPED && result.verdict() != Verdict.NOT_SUPPORTED)
                .map(result -> result.check().id())
                .filter(id -> found.matcher(id).matches())
                .toList();
        assertThat(ids(outcome, Verdict.FAIL))
                .as(() -> TextReport.of(outcome))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected.isEmpty()).isEqualTo(fault == Fault.NONE);
    }

    @Test
    void shouldCallAnOperationThatIsAnsweredInvalidCommandNotSupported() throws Exception {
        Outcome outcome = run(Fault.NONE, SuiteRun.checks("^state\\.bound_tx\\.query_sm$"));
        assertThat(ids(outcome, Verdict.NOT_SUPPORTED)).containsExactly("state.bound_tx.query_sm");
        assertThat(outcome.passed()).isTrue();
    }

    @Test
    void shouldSkipWhatIsNotClaimed() throws Exception {
        Outcome outcome = run(Fault.NONE, SuiteRun.checks("^state\\.bound_tx\\.cancel_sm$"));
        assertThat(ids(outcome, Verdict.SKIPPED)).containsExactly("state.bound_tx.cancel_sm");
    }

    private static Outcome run(Fault fault, List<Check> checks) throws IOException, InterruptedException {
        try (SmallSmsc server = new SmallSmsc(fault)) {
            Target.Endpoint endpoint = new Target.Endpoint("127.0.0.1", server.port(), "small", "small");
            Target.Waits waits = new Target.Waits(Duration.ofSeconds(1), Duration.ofMillis(600), Duration.ofSeconds(1));
            Target target = new Target(endpoint, false, SmppVersion.V50, CLAIMED, Map.of(), waits);
            return new SuiteRun(target, checks, result -> {}).run();
        }
    }

    private static List<String> ids(Outcome outcome, Verdict verdict) {
        return outcome.results().stream()
                .filter(result -> result.verdict() == verdict)
                .map(Result::check)
                .map(Check::id)
                .toList();
    }
}
