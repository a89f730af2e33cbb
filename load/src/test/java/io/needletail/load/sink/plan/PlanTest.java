package io.needletail.load.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({"'',false", "'',true", "ab-,false", "ab-,true"})
    void shouldCountIdsUpWithoutAGap(String prefix, boolean hex) {
        AscendingId id = new AscendingId(new IdForm(prefix, hex));
        for (int number = 1; number <= 70_000; number++) {
            id.next();
            String digits = hex ? Integer.toHexString(number).toUpperCase(Locale.ROOT) : Integer.toString(number);
            if (!id.toString().equals(prefix + digits) || id.number() != number) {
                assertThat(id).hasToString(prefix + digits);
            }
        }
        assertThat(id.number()).isEqualTo(70_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\u00e9", "12345678901234567890123456789012345678901"})
    void shouldRefuseAPrefixThatAMessageIdCannotCarry(String prefix) {
        assertThatThrownBy(() -> new IdForm(prefix, false)).hasMessageContaining("printable ASCII");
    }

    @Test
    void shouldReadWhatIsRefusedAndHow() {
        assertThat(Refusal.parse("5%:ESME_RTHROTTLED")).isEqualTo(new Refusal(0.05, CommandStatus.RTHROTTLED));
        assertThat(Refusal.parse("0.5%:8")).isEqualTo(new Refusal(0.005, CommandStatus.RSYSERR));
        assertThat(Refusal.all("0x14")).isEqualTo(new Refusal(1, CommandStatus.RMSGQFUL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5%", "101%:8", "5%:ESME_NO", "5%:0", "-1%:8", "5:8", "5%:70000"})
    void shouldSayWhatARefusalLooksLike(String text) {
        assertThatThrownBy(() -> Refusal.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ESME_RTHROTTLED");
    }

    @Test
    void shouldGiveEachStateItsShare() {
        StateMix mix = StateMix.parse("DELIVRD:90,UNDELIV:7,EXPIRED:3");
        Dice dice = new Dice(42);
        Map<MessageState, Integer> counts = new EnumMap<>(MessageState.class);
        for (int i = 0; i < 100_000; i++) {
            counts.merge(mix.next(dice), 1, Integer::sum);
        }
        assertThat(counts).containsOnlyKeys(MessageState.DELIVERED, MessageState.UNDELIVERABLE, MessageState.EXPIRED);
        assertThat(counts.get(MessageState.UNDELIVERABLE)).isCloseTo(7_000, within(400));
        assertThat(counts.get(MessageState.EXPIRED)).isCloseTo(3_000, within(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "DELIVRD", "DELIVRD:", "DELIVRD:0", "ENROUTE:5", "GONE:5", "DELIVRD:95,", "DELIVRD:9999999"})
    void shouldSayWhatAMixOfStatesLooksLike(String text) {
        assertThatThrownBy(() -> StateMix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DELIVRD:95,UNDELIV:5")
                .hasMessageContaining("REJECTD");
    }

    @Test
    void shouldRollTheSameFromTheSameSeed() {
        Dice one = new Dice(7);
        Dice same = new Dice(7);
        Dice other = new Dice(8);
        double first = one.roll();
        assertThat(same.roll()).isEqualTo(first).isBetween(0.0, 1.0);
        assertThat(other.roll()).isNotEqualTo(first);
    }

    @Test
    void shouldLetThroughNoMoreThanTheRate() {
        RateLimit limit = new RateLimit(100, 0);
        int passed = 0;
        for (long now = 0; now < 10 * SECOND; now += SECOND / 1000) {
            passed += limit.take(now) ? 1 : 0;
        }
        assertThat(passed).isBetween(999, 1011);
    }

    @Test
    void shouldLetEverythingThroughWithoutALimit() {
        RateLimit limit = new RateLimit(0, 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(limit.take(0)).isTrue();
        }
    }

    @Test
    void shouldCheckOnlyTheCredentialsItWasGiven() {
        assertThat(Credentials.any().check("a", "b")).isZero();
        assertThat(new Credentials("a", null).check("a", "x")).isZero();
        assertThat(new Credentials("a", "b").check("x", "b")).isEqualTo(CommandStatus.RINVSYSID);
        assertThat(new Credentials("a", "b").check("a", "x")).isEqualTo(CommandStatus.RINVPASWD);
        assertThat(new Credentials("a", "secret")).asString().doesNotContain("secret");
    }
}
