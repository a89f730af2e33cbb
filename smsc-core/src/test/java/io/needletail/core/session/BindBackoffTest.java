package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.core.session.BindBackoff.Treatment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BindBackoffTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetAddress GUESSER = address("192.0.2.1");
    private static final InetAddress OTHER = address("192.0.2.2");

    private final BindBackoff backoff = new BindBackoff(BindBackoffConfig.usual());
    /** Where {@link System#nanoTime} is about to turn negative. */
    private long now = Long.MAX_VALUE - 10 * SECOND;

    @Test
    void shouldHearAnAddressUntilItHasFailedFiveTimes() {
        fail(GUESSER, "acme", 4);
        assertThat(treat(GUESSER, "acme")).isEqualTo(Treatment.AT_ONCE);
        fail(GUESSER, "acme", 1);
        assertThat(treat(GUESSER, "acme")).isEqualTo(new Treatment(SECOND, true));
        assertThat(treat(GUESSER, "other")).isEqualTo(new Treatment(SECOND, true));
    }

    @Test
    void shouldDoubleTheTimeWithEachFurtherFailureUpToTheLongest() {
        fail(GUESSER, "acme", 5);
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            now += seconds * SECOND - 1;
            assertThat(treat(GUESSER, "acme").refused()).isTrue();
            now += 1;
            assertThat(treat(GUESSER, "acme").refused()).isFalse();
            fail(GUESSER, "acme", 1);
        }
    }

    @Test
    void shouldNotLetAnAnswerWaitLongerThanAPeerDoes() {
        fail(GUESSER, "acme", 20);
        assertThat(treat(GUESSER, "acme").nanos()).isEqualTo(BindBackoff.LONGEST_WAIT_NANOS);
    }

    @Test
    void shouldOnlySlowAnAccountFromOtherAddresses() {
        fail(GUESSER, "acme", 5);
        assertThat(treat(OTHER, "acme")).isEqualTo(new Treatment(SECOND, false));
        fail(GUESSER, "acme", 50);
        assertThat(treat(OTHER, "acme")).isEqualTo(new Treatment(BindBackoff.LONGEST_WAIT_NANOS, false));
        assertThat(treat(OTHER, "other")).isEqualTo(Treatment.AT_ONCE);
    }

    @Test
    void shouldForgetAfterAMinute() {
        fail(GUESSER, "acme", 4);
        now += 61 * SECOND;
        fail(GUESSER, "acme", 4);
        assertThat(treat(GUESSER, "acme")).isEqualTo(Treatment.AT_ONCE);
        fail(GUESSER, "acme", 1);
        assertThat(treat(GUESSER, "acme").refused()).isTrue();
        now += 62 * SECOND;
        assertThat(treat(GUESSER, "acme")).isEqualTo(Treatment.AT_ONCE);
        assertThat(backoff.known()).isZero();
    }

    @Test
    void shouldForgetAfterASuccess() {
        fail(GUESSER, "acme", 5);
        now += 2 * SECOND;
        backoff.onGranted(GUESSER, "acme");
        assertThat(treat(GUESSER, "acme")).isEqualTo(Treatment.AT_ONCE);
        assertThat(backoff.known()).isZero();
    }

    @Test
    void shouldNotForgiveGuessesOnOthersForASuccessOnAnAccountOfOnesOwn() {
        fail(GUESSER, "victim", 4);
        backoff.onGranted(GUESSER, "own");
        fail(GUESSER, "victim", 1);
        assertThat(treat(GUESSER, "victim").refused()).isTrue();
    }

    @Test
    void shouldHearThisMachineAlwaysUnlessToldOtherwise() {
        InetAddress loopback = address("127.0.0.1");
        fail(loopback, "acme", 50);
        assertThat(treat(loopback, "acme")).isEqualTo(Treatment.AT_ONCE);
        BindBackoff strict = new BindBackoff(new BindBackoffConfig(1, Duration.ofMinutes(1), true));
        strict.onRefused(loopback, "acme", now);
        assertThat(strict.treat(loopback, "acme", now).refused()).isTrue();
    }

    @Test
    void shouldHearEverybodyWhenItIsOff() {
        BindBackoff off = new BindBackoff(new BindBackoffConfig(0, Duration.ofMinutes(1), true));
        off.onRefused(GUESSER, "acme", now);
        assertThat(off.treat(GUESSER, "acme", now)).isEqualTo(Treatment.AT_ONCE);
    }

    @Test
    void shouldTakeAnIpv6NetworkForOneAddress() {
        for (int i = 1; i <= 5; i++) {
            fail(address("2001:db8:1:2::" + i), "acme", 1);
        }
        assertThat(treat(address("2001:db8:1:2:ffff::1"), "acme").refused()).isTrue();
        assertThat(treat(address("2001:db8:1:3::1"), "acme").refused()).isFalse();
    }

    @Test
    void shouldRememberABoundedNumber() {
        for (int i = 0; i < 30_000; i++) {
            fail(address("10.0." + (i >> 8) + "." + (i & 0xFF)), "user" + i, 1);
        }
        assertThat(backoff.known()).isEqualTo(20_000);
    }

    private void fail(InetAddress remote, String systemId, int times) {
        for (int i = 0; i < times; i++) {
            backoff.onRefused(remote, systemId, now);
        }
    }

    private Treatment treat(InetAddress remote, String systemId) {
        return backoff.treat(remote, systemId, now);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
