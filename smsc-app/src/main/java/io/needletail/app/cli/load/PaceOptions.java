package io.needletail.app.cli.load;

import io.needletail.load.plan.PacePlan;
import io.needletail.load.profile.RateProfile;
import io.needletail.load.profile.RateProfileParser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast and how long. */
public final class PaceOptions {
    private static final Duration USUAL_DURATION = Duration.ofSeconds(10);
    private static final Duration SHORTEST_TICK = Duration.ofNanos(50_000);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    @Option(
            names = "--rate",
            paramLabel = "PROFILE",
            converter = RateConverter.class,
            description = "Submits a second over all sessions, whatever the server does: " + RateProfileParser.FORMS
                    + ". Without it, as fast as the windows allow.")
    private @Nullable RateProfile rate;

    @Option(
            names = "--tick",
            paramLabel = "TIME",
            defaultValue = "1ms",
            converter = SpanConverter.class,
            description = "With --rate, the submits of each tick leave together (default ${DEFAULT-VALUE}).")
    private Duration tick = Duration.ZERO;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = SpanConverter.class,
            description = "Load before the measured time (default ${DEFAULT-VALUE}).")
    private Duration warmup = Duration.ZERO;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = SpanConverter.class,
            description = "The measured time (default: the length of the profile, or 10s).")
    private @Nullable Duration duration;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "0",
            hideParamSyntax = true,
            description = "Send that many submits after the warm-up, instead of --duration.")
    private long count;

    PacePlan plan(int window) throws WrongOptionException {
        if (count < 0) {
            throw new WrongOptionException("--count: " + count + " is negative");
        }
        if (count > 0 && duration != null) {
            throw new WrongOptionException("--count and --duration: give one of them");
        }
        if (tick.compareTo(SHORTEST_TICK) < 0 || tick.compareTo(LONGEST_TICK) > 0) {
            throw new WrongOptionException("--tick: write 50us to 1s");
        }
        Duration measured = duration();
        if (measured.isZero()) {
            throw new WrongOptionException("--duration: nothing can be measured in no time");
        }
        return new PacePlan(window, rate, tick, warmup, measured, count);
    }

    boolean isOpenLoop() {
        return rate != null;
    }

    private Duration duration() {
        if (duration != null) {
            return duration;
        }
        double own = rate == null ? Double.POSITIVE_INFINITY : rate.seconds();
        return Double.isInfinite(own) ? USUAL_DURATION : Duration.ofNanos(Math.round(own * 1e9));
    }
}
