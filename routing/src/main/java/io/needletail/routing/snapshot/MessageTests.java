package io.needletail.routing.snapshot;

import io.needletail.api.account.Account;
import io.needletail.api.route.DestinationName;
import io.needletail.api.text.DataCoding;
import io.needletail.routing.pattern.LinearPattern;
import io.needletail.routing.rule.BindType;
import io.needletail.routing.rule.Condition;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tests of everything but addresses. */
final class MessageTests {
    private MessageTests() {}

    static Test account(Set<String> systemIds) {
        return facts -> systemIds.contains(facts.query.account.systemId());
    }

    static Test carrier(Set<String> carriers) {
        Set<String> accounts = accountsOf(carriers);
        return facts -> {
            Account account = facts.query.account;
            return facts.query.mobileOriginated && accounts.contains(account.systemId());
        };
    }

    /** The accounts under which messages from carriers are kept. */
    static Set<String> accountsOf(Set<String> carriers) {
        return Set.of(carriers.stream()
                .map(carrier -> DestinationName.CARRIER_ACCOUNT_PREFIX + carrier)
                .toArray(String[]::new));
    }

    static Test bind(Set<BindType> types) {
        int mask = types.stream().mapToInt(type -> 1 << type.code()).sum();
        return facts -> (mask >>> facts.query.bind & 1) != 0;
    }

    static Test serviceType(Set<String> values) {
        Map<String, Integer> entries = new HashMap<>();
        values.forEach(value -> entries.put(value, 0));
        AddressTable table = new AddressTable(entries);
        return facts ->
                table.find(facts.message.bytes(), facts.message.serviceTypeOffset(), facts.message.serviceTypeLength())
                        != AddressTable.NONE;
    }

    static Test tlvEquals(int tag, byte[] value) {
        return facts -> {
            int at = facts.message.findTlv(tag);
            return at >= 0
                    && facts.message.tlvLength(at) == value.length
                    && Arrays.equals(facts.message.bytes(), at, at + value.length, value, 0, value.length);
        };
    }

    static Test keyword(Set<String> words) {
        Map<String, Integer> entries = new HashMap<>();
        words.forEach(word -> entries.put(WordTable.fold(word), 0));
        WordTable table = new WordTable(entries);
        return facts ->
                facts.keywordLength() > 0 && table.find(facts.keyword(), facts.keywordLength()) != WordTable.NONE;
    }

    static Test text(LinearPattern pattern) {
        return facts -> facts.hasText() && pattern.find(facts.text(), 0, facts.textLength());
    }

    static Test messageClass(Set<Integer> classes) {
        int mask = classes.stream().mapToInt(number -> 1 << number).sum();
        return facts -> {
            int number = DataCoding.messageClass(facts.message.dataCoding());
            return number >= 0 && (mask >>> number & 1) != 0;
        };
    }

    static Test window(Condition.TimeWindow window) {
        ZoneClock clock = new ZoneClock(window.zone());
        int days = window.days().stream()
                .mapToInt(DayOfWeek::getValue)
                .map(day -> 1 << day - 1)
                .sum();
        int mask = days == 0 ? 0x7F : days;
        int from = window.from().toSecondOfDay();
        int to = window.to().toSecondOfDay();
        return facts -> {
            long now = clock.localSeconds(facts.query.nowMillis);
            int second = ZoneClock.secondOfDay(now);
            boolean today = (mask >>> ZoneClock.weekday(now) & 1) != 0;
            if (from < to) {
                return today && second >= from && second < to;
            }
            boolean yesterday = (mask >>> ZoneClock.weekday(now - ZoneClock.DAY_SECONDS) & 1) != 0;
            return today && second >= from || yesterday && second < to;
        };
    }

    static Test percent(double percent, String rule) {
        long seed = Lot.seed(rule);
        return facts -> Lot.draw(seed, facts.query.id) < percent;
    }
}
