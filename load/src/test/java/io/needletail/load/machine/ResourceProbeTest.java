package io.needletail.load.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.report.ResourceFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResourceProbeTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMeasureANamedProcess() {
        ResourceFigures figures = measure(ProcessHandle.current().pid());
        assertThat(figures.ownCpuSeconds()).isPositive();
        assertThat(figures.serverCpuSeconds())
                .as("the same process, to a tick of the kernel")
                .isPositive();
        assertThat(figures.serverPeakBytes()).isGreaterThan(1 << 20);
        assertThat(figures.otherCpuSeconds()).isNotNegative();
    }

    @Test
    void shouldSayUnknownForAProcessThatIsNotThere() {
        ResourceFigures figures = measure(Integer.MAX_VALUE);
        assertThat(figures.serverCpuSeconds()).isEqualTo(ResourceFigures.UNKNOWN);
        assertThat(figures.serverPeakBytes()).isEqualTo(ResourceFigures.UNKNOWN);
    }

    private static ResourceFigures measure(long pid) {
        ResourceProbe probe = new ResourceProbe(pid);
        probe.begin();
        long until = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        probe.end();
        return probe.figures();
    }
}
