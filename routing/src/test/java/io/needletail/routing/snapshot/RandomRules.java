package io.needletail.routing.snapshot;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.Lane;
import io.needletail.api.route.RouteQuery;
import io.needletail.routing.Submits;
import io.needletail.routing.number.NumberMap;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.BindType;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.IntRange;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.OwnedAddress;
import io.needletail.routing.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Rules and messages from few values each, so that they meet often. */
final class RandomRules {
    private static final String[] WORDS = {"stop", "Hello", "WIN", "code", "1234", "ab", "é"};
    private static final String[] REGEXES = {"^44", "1$", "[0-3]{3}", "(12|21)+0", "^\\+?4.*1", "a|stop", "[A-Z]\\w+"};
    private static final ZoneId[] ZONES = {
        ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/Sao_Paulo")
    };
    private static final String[] ACCOUNTS = {"a", "b", "c", "d"};

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    static final List<OwnedAddress> OWNED = List.of(
            new OwnedAddress("41", true, "a", "f:1"),
            new OwnedAddress("+411", true, "b", "f:2"),
            new OwnedAddress("4123", false, "c", "f:3"));

    /** One list of all addresses of three digits that begin with 4 and end with 2, with two values. */
    static Map<String, NamedList> lists() {
        NumberMap.Builder map = NumberMap.builder(100);
        for (int i = 0; i < 10; i++) {
            byte[] number = ("4" + i + "2").getBytes(StandardCharsets.ISO_8859_1);
            map.put(number, 0, number.length, i % 2);
        }
        return Map.of("ported", new NamedList("ported", "f:9", map.build(List.of("A", "failover(B, A)"))));
    }

    List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Condition> conditions = new ArrayList<>();
            for (int c = random.nextInt(4); c > 0; c--) {
                conditions.add(condition(2));
            }
            List<Action> actions = new ArrayList<>(actions());
            Rule.Flow flow = random.nextInt(5) == 0 ? Rule.Flow.CONTINUE : Rule.Flow.BY_ACTIONS;
            if (conditions.isEmpty() && i < count - 3) {
                flow = Rule.Flow.CONTINUE;
            }
            rules.add(new Rule("r" + i, "f:" + i, conditions, actions, flow));
        }
        return rules;
    }

    private List<Action> actions() {
        return switch (random.nextInt(9)) {
            case 0 -> List.of(new Action.Reject(CommandStatus.RSYSERR));
            case 1 -> List.of(new Action.Drop(MessageState.DELIVERED));
            case 2 -> List.of(new Action.SetTag(pick("x", "y")));
            case 3 -> List.of(new Action.SetLane(Lane.of(random.nextInt(4))));
            case 4 -> List.of(new Action.ForwardBy(side(), "ported"));
            case 5 -> List.of(new Action.ForwardToOwner(side()));
            case 6 -> List.of(new Action.SetTag("z"), new Action.ForwardTo(new GroupExpression.Named("A")));
            default -> List.of(new Action.ForwardTo(new GroupExpression.Named(pick("A", "B"))));
        };
    }

    Condition condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 27 : 24);
        return switch (kind) {
            case 0 -> new Condition.AccountIs(Set.of(pick(ACCOUNTS)));
            case 1 -> new Condition.MobileOriginated(random.nextInt(4) == 0);
            case 2 -> new Condition.FromCarrier(Set.of(pick("A", "B")));
            case 3 -> new Condition.BoundAs(Set.of(BindType.values()[random.nextInt(3)]));
            case 4, 5 -> new Condition.AddressPrefix(side(), Set.of(address(1), address(2)));
            case 6, 7 -> new Condition.AddressIs(side(), Set.of(address(3), address(4)));
            case 8 -> new Condition.AddressInList(side(), "ported");
            case 9 -> new Condition.AddressMatches(side(), pick(REGEXES));
            case 10 -> new Condition.AddressDigits(side(), range(1, 6));
            case 11 -> new Condition.AddressAlphanumeric(side());
            case 12 -> new Condition.AddressTon(side(), Set.of(random.nextInt(6)));
            case 13 -> new Condition.AddressNpi(side(), Set.of(random.nextInt(2)));
            case 14 -> new Condition.ServiceTypeIs(Set.of(pick("", "CMT")));
            case 15 -> new Condition.DataCodingIs(List.of(range(0, 8)));
            case 16 -> new Condition.EsmClassIs(3, random.nextInt(4));
            case 17 -> new Condition.TlvPresent(0x1400 + random.nextInt(2));
            case 18 -> new Condition.TlvIs(0x1400, pick("01", "0203"));
            case 19 -> new Condition.KeywordIs(Set.of(pick(WORDS), pick(WORDS) + "x"));
            case 20 -> new Condition.TextContains(Set.of(pick(WORDS), "zz"));
            case 21 -> new Condition.TextMatches(pick(REGEXES));
            case 22 ->
                random.nextBoolean()
                        ? new Condition.MessageClassIs(Set.of(random.nextInt(2)))
                        : new Condition.Percent(1 + random.nextInt(100));
            case 23 -> random.nextBoolean() ? new Condition.PriorityIs(range(0, 3)) : window();
            case 24 -> new Condition.Not(condition(depth - 1));
            case 25 -> new Condition.AnyOf(List.of(condition(depth - 1), condition(depth - 1)));
            default -> new Condition.TaggedAs(Set.of(pick("x", "y", "z")));
        };
    }

    private Condition window() {
        Set<DayOfWeek> days = random.nextBoolean() ? Set.of() : Set.of(DayOfWeek.of(1 + random.nextInt(7)));
        LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
        LocalTime to = random.nextInt(5) == 0 ? from : LocalTime.of(random.nextInt(24), 0);
        return new Condition.TimeWindow(ZONES[random.nextInt(ZONES.length)], days, from, to);
    }

    RouteQuery query() {
        Submits submit = new Submits()
                .serviceType(pick("", "CMT"))
                .source(address(1 + random.nextInt(5)), random.nextInt(6), random.nextInt(2))
                .destination(address(1 + random.nextInt(5)), random.nextInt(6), random.nextInt(2))
                .esmClass(random.nextInt(4))
                .priority(random.nextInt(4));
        text(submit);
        if (random.nextBoolean()) {
            submit.tlv(0x1400 + random.nextInt(2), random.nextBoolean() ? new byte[] {1} : new byte[] {2, 3});
        }
        RouteQuery query = Submits.query(submit.view(), pick(ACCOUNTS));
        if (random.nextInt(4) == 0) {
            query = Submits.query(submit.view(), "@" + pick("A", "B"));
            query.mobileOriginated = true;
        }
        query.bind = random.nextInt(4);
        query.id = random.nextLong();
        query.nowMillis = random.nextLong(4_000_000_000_000L);
        return query;
    }

    private void text(Submits submit) {
        String text = pick("", " ", "!") + pick(WORDS) + pick(" ", ",", "") + pick(WORDS);
        switch (random.nextInt(4)) {
            case 0 -> submit.text(8, text.getBytes(StandardCharsets.UTF_16BE));
            case 1 -> submit.text(4, new byte[] {1, 2, 3});
            case 2 ->
                submit.text(0xF0 + random.nextInt(2), text.replace("é", "e").getBytes(StandardCharsets.US_ASCII));
            default -> submit.latin(text);
        }
    }

    private AddressSide side() {
        return random.nextBoolean() ? AddressSide.SOURCE : AddressSide.DESTINATION;
    }

    private IntRange range(int from, int to) {
        int first = from + random.nextInt(to - from + 1);
        return new IntRange(first, first + random.nextInt(to - first + 1));
    }

    private String address(int digits) {
        StringBuilder address = new StringBuilder(random.nextInt(4) == 0 ? "+4" : "4");
        for (int i = 1; i < digits; i++) {
            address.append(random.nextInt(4));
        }
        return address.toString();
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
