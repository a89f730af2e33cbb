package io.needletail.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.benchmarks.run.LoadFigures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
    private static final Target.Figure OURS =
            new Target.Figure("10x50", Peers.NEEDLETAIL, run -> run.figures().perSecond());
    private static final Target TWICE = Target.atLeast(
            2,
            "rate",
            OURS,
            new Target.Figure("10x50", "jsmpp", run -> run.figures().perSecond()));

    @TempDir
    private Path directory;

    @Test
    void shouldBeMetFromTheRatioOn() throws IOException {
        assertThat(TWICE.row(log(200, 100))).contains("| at least 2 | 2.00 | met |");
    }

    @Test
    void shouldNotBeMetBelowTheRatio() throws IOException {
        assertThat(TWICE.row(log(199, 100))).contains("| 1.99 | **not met** |");
    }

    @Test
    void shouldStandForItselfWithoutPeer() throws IOException {
        assertThat(Target.atMost(150.5, "rate", OURS, null).row(log(150, 1)))
                .contains("| at most 150.5 | 150.00 | met |");
        assertThat(Target.atMost(150.5, "rate", OURS, null).row(log(151, 1))).contains("| 151.00 | **not met** |");
    }

    @Test
    void shouldHaveNoRowWithoutBothServers() throws IOException {
        RunLog log = new RunLog(directory.resolve("runs.csv"), false);
        log.add(run(Peers.NEEDLETAIL, 200));

        assertThat(TWICE.row(log)).isEmpty();
    }

    private RunLog log(double ours, double theirs) throws IOException {
        RunLog log = new RunLog(directory.resolve("runs.csv"), false);
        log.add(run(Peers.NEEDLETAIL, ours));
        log.add(run("jsmpp", theirs));
        return log;
    }

    private static Run run(String peer, double perSecond) {
        LoadFigures figures = new LoadFigures(perSecond, new LoadFigures.Percentiles(1, 1, 1, 1), 1, 1, 0, "");
        return new Run("10x50", peer, 1, 0, figures, 0, true);
    }
}
