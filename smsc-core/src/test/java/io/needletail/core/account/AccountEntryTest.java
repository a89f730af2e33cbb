package io.needletail.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import org.junit.jupiter.api.Test;

class AccountEntryTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldHoldItsBindLimit() {
        AccountEntry entry = entry(2, 0);

        assertThat(entry.tryBind()).isTrue();
        assertThat(entry.tryBind()).isTrue();
        assertThat(entry.tryBind()).isFalse();
        entry.unbind();
        assertThat(entry.tryBind()).isTrue();
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
            admitted += entry.trySubmit(now) ? 1 : 0;
        }
        return admitted;
    }

    private static AccountEntry entry(int maxBinds, int rate) {
        return new AccountRegistry(account("", 0, 0)).register(account("a", maxBinds, rate));
    }

    private static Account account(String systemId, int maxBinds, int rate) {
        return new Account(systemId, maxBinds, 10, 10, rate);
    }
}
