package io.needletail.core.account;

import static io.needletail.core.protocol.SessionState.BOUND_RX;
import static io.needletail.core.protocol.SessionState.BOUND_TRX;
import static io.needletail.core.protocol.SessionState.BOUND_TX;
import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.BindLimits;
import io.needletail.api.account.RateTerms;
import org.junit.jupiter.api.Test;

class AccountEntryTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldHoldItsBindLimit() {
        AccountEntry entry = entry(2, 0);

        assertThat(entry.tryBind(BOUND_TRX)).isTrue();
        assertThat(entry.tryBind(BOUND_TRX)).isTrue();
        assertThat(entry.tryBind(BOUND_TRX)).isFalse();
        entry.unbind(BOUND_TRX);
        assertThat(entry.tryBind(BOUND_TRX)).isTrue();
    }

    @Test
    void shouldAllowABurstOfOneSecondAndThenTheRate() {
        AccountEntry entry = entry(0, 10);
        long now = -5 * SECOND;
        assertThat(admitted(entry, now, 100)).isEqualTo(10);
        assertThat(admitted(entry, now + SECOND / 2, 100)).isEqualTo(5);
        assertThat(admitted(entry, now + 100 * SECOND, 100)).isEqualTo(10);
    }

    @Test
    void shouldLimitBindsOfEachTypeAndGiveBackExactlyWhatWasTaken() {
        AccountEntry entry = entry(3, 0, new BindLimits(1, 2, 0), RateTerms.USUAL);

        assertThat(entry.tryBind(BOUND_TX)).isTrue();
        assertThat(entry.tryBind(BOUND_TX)).as("a second transmitter").isFalse();
        assertThat(entry.binds()).as("the refused one took no place").isOne();
        assertThat(entry.tryBind(BOUND_RX)).isTrue();
        assertThat(entry.tryBind(BOUND_TRX)).isTrue();
        assertThat(entry.tryBind(BOUND_RX)).as("a fourth of all").isFalse();
        entry.unbind(BOUND_TRX);
        assertThat(entry.tryBind(BOUND_RX)).isTrue();
        entry.unbind(BOUND_TX);
        assertThat(entry.tryBind(BOUND_TX)).isTrue();
    }

    @Test
    void shouldAllowNoMoreThanTheBurst() {
        AccountEntry entry = entry(0, 10, BindLimits.NONE, new RateTerms(3, 0, 0, RateTerms.Unit.PDU, 0x58, 0));
        assertThat(admitted(entry, 0, 100)).isEqualTo(3);
        assertThat(admitted(entry, SECOND / 10, 100)).isEqualTo(1);
        assertThat(admitted(entry, 60 * SECOND, 100)).isEqualTo(3);
    }

    @Test
    void shouldLetAMessageOfMorePartsThanTheBurstThroughAFullBucketAndMakeItPay() {
        AccountEntry entry = entry(0, 10, BindLimits.NONE, new RateTerms(2, 0, 0, RateTerms.Unit.PART, 0x58, 0));

        assertThat(entry.takeTokens(0, 5)).isZero();
        assertThat(entry.takeTokens(SECOND / 10, 1)).isEqualTo(3 * SECOND / 10);
        assertThat(entry.takeTokens(SECOND / 2 - SECOND / 10, 1)).isZero();
    }

    @Test
    void shouldKeepNumbersWhenLimitsChange() {
        AccountRegistry registry = new AccountRegistry(account("", 0, 0));
        AccountEntry first = registry.recover("a");
        AccountEntry second = registry.register(account("b", 1, 0));

        assertThat(registry.register(account("a", 3, 0))).isSameAs(first);
        assertThat(first.account().maxBinds()).isEqualTo(3);
        assertThat(registry.entry(second.index())).isSameAs(second);
        assertThat(registry.recover("b").account().maxBinds()).isEqualTo(1);
    }

    private static int admitted(AccountEntry entry, long now, int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += entry.takeTokens(now, 1) <= 0 ? 1 : 0;
        }
        return admitted;
    }

    private static AccountEntry entry(int maxBinds, int rate) {
        return new AccountRegistry(account("", 0, 0)).register(account("a", maxBinds, rate));
    }

    private static AccountEntry entry(int maxBinds, int rate, BindLimits binds, RateTerms terms) {
        Account account = new Account("a", maxBinds, 10, 10, rate, AccountTerms.limits(terms, binds));
        return new AccountRegistry(account("", 0, 0)).register(account);
    }

    private static Account account(String systemId, int maxBinds, int rate) {
        return new Account(systemId, maxBinds, 10, 10, rate);
    }
}
