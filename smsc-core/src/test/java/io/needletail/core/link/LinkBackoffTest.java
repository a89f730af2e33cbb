package io.needletail.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.needletail.core.protocol.BindType;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LinkMetrics;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When links try again, with the usual times, a clock moved by hand and connections that only pretend. */
class LinkBackoffTest {
    private static final LinkHost PRIMARY = new LinkHost("primary", 1);
    private static final LinkHost BACKUP = new LinkHost("backup", 2);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Attempt> attempts = new ArrayList<>();
    private final BindGate gate = new BindGate();
    private long nanos = 1;
    private Consumer<Connector.Listener> outcome = listener -> listener.onConnectFailed("refused");

    /** When a host was connected to. */
    private record Attempt(long millis, LinkHost host) {}

    LinkBackoffTest() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private Link link(int number, LinkHost... hosts) {
        LinkConfigs configs = new LinkConfigs(hosts);
        LinkConfig some = configs.make();
        LinkConfig config = new LinkConfig(
                some.name(), some.hosts(), null, some.credentials(), some.types(), 8, 10, 10, null, LinkTimers.usual());
        Clock clock = new Clock() {
            @Override
            public long millis() {
                return nanos / 1_000_000;
            }

            @Override
            public long nanos() {
                return nanos;
            }
        };
        Link link = new Link(
                config,
                new Link.Place(number, BindType.TRANSCEIVER, channel.eventLoop(), clock, new SplittableRandom(number)),
                new Pretending(),
                gate,
                new LinkMetrics(),
                () -> {});
        link.start();
        return link;
    }

    private void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (nanos < until) {
            nanos += 10_000_000;
            channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
            channel.runPendingTasks();
        }
    }

    private List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            gaps.add(attempts.get(i).millis() - attempts.get(i - 1).millis());
        }
        return gaps;
    }

    private static void refuse(Connector.Listener listener, int status) {
        listener.onConnected();
        listener.onBindRefused(status);
        listener.onClosed(CloseReason.BIND_REFUSED, "");
    }

    @Test
    void shouldWaitTwiceAsLongWithEachFailureUpToTheLongest() {
        link(1, PRIMARY);
        pass(Duration.ofMinutes(10));
        List<Long> gaps = gaps();
        long step = 1_000;
        for (long gap : gaps) {
            assertThat(gap).isBetween(step / 2 - 10, step + 20);
            step = Math.min(60_000, step * 2);
        }
        assertThat(gaps).hasSizeBetween(14, 26);
        assertThat(gaps.subList(6, gaps.size()).stream().distinct().count()).isGreaterThan(4);
    }

    @Test
    void shouldTryAFewTimesInTwoHoursWhenThePasswordIsWrongForEightBinds() {
        outcome = listener -> refuse(listener, CommandStatus.RINVPASWD);
        List<Link> links = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            links.add(link(i, PRIMARY, BACKUP));
        }
        pass(Duration.ofHours(2));
        assertThat(attempts).hasSizeBetween(2, 12);
        assertThat(gaps()).allMatch(gap -> gap >= 149_000);
        assertThat(links).extracting(link -> link.status().state()).containsOnly(LinkState.REFUSED);
        assertThat(links).allMatch(link -> !link.status().lastError().isEmpty());
        assertThat(attempts).extracting(Attempt::host).containsOnly(PRIMARY);
    }

    @Test
    void shouldTryTheOtherHostSoonAndWaitOnlyAfterAllHaveFailed() {
        link(1, PRIMARY, BACKUP);
        pass(Duration.ofMillis(1_400));
        assertThat(attempts).extracting(Attempt::host).startsWith(PRIMARY, BACKUP, PRIMARY, BACKUP);
        assertThat(gaps().get(0)).isLessThanOrEqualTo(120);
        assertThat(gaps().get(1)).isGreaterThanOrEqualTo(490);
    }

    @Test
    void shouldNotStormWhenEachBindIsGrantedAndBrokenAtOnce() {
        outcome = listener -> {
            listener.onConnected();
            listener.onBound(1, 0x34, "mc");
            listener.onClosed(CloseReason.PEER_CLOSED, "");
        };
        link(1, PRIMARY);
        pass(Duration.ofHours(1));
        assertThat(attempts).hasSizeBetween(50, 130);
    }

    @Test
    void shouldComeBackAtOnceAfterASessionThatLasted() {
        List<Connector.Listener> bound = new ArrayList<>();
        outcome = listener -> listener.onConnectFailed("refused");
        link(1, PRIMARY);
        pass(Duration.ofMinutes(3));
        outcome = listener -> {
            listener.onConnected();
            listener.onBound(1, 0x34, "mc");
            bound.add(listener);
        };
        pass(Duration.ofMinutes(3));
        assertThat(bound).hasSize(1);
        bound.get(0).onClosed(CloseReason.PEER_CLOSED, "");
        pass(Duration.ofMillis(1_100));
        assertThat(bound).hasSize(2);
    }

    @Test
    void shouldWaitHalfAMinuteAndMoreWhenTheCarrierBelievesItIsBoundAlready() {
        outcome = listener -> refuse(listener, CommandStatus.RALYBND);
        link(1, PRIMARY);
        pass(Duration.ofMinutes(10));
        assertThat(gaps()).allMatch(gap -> gap >= 14_900 && gap <= 300_100);
        assertThat(gaps().size()).isBetween(3, 8);
    }

    @Test
    void shouldConnectOneAfterTheOtherUntilTheFirstIsBoundThenAllTogether() {
        List<Connector.Listener> waiting = new ArrayList<>();
        outcome = waiting::add;
        for (int i = 1; i <= 8; i++) {
            link(i, PRIMARY);
        }
        pass(Duration.ofSeconds(5));
        assertThat(attempts).hasSize(1);
        waiting.get(0).onConnected();
        waiting.get(0).onBound(1, 0x34, "mc");
        pass(Duration.ofMillis(50));
        assertThat(attempts).hasSize(8);
    }

    /** Does what the test says a moment later, as a real connection would. */
    private final class Pretending implements Connector {
        @Override
        public void connect(LinkHost host, Listener listener) {
            attempts.add(new Attempt(nanos / 1_000_000, host));
            channel.eventLoop().execute(() -> outcome.accept(listener));
        }

        @Override
        public void end(CloseReason reason) {}

        @Override
        public void abort(CloseReason reason) {}

        @Override
        public void probe(LinkHost host, Runnable yes) {}
    }
}
