package io.needletail.benchmarks.micro;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.routing.number.PrefixMap;
import io.needletail.routing.number.PrefixTable;
import io.needletail.routing.number.RateTable;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Rule;
import io.needletail.routing.rule.Ruleset;
import io.needletail.routing.snapshot.RuleSnapshot;
import io.needletail.routing.snapshot.RulesetCompiler;
import io.needletail.routing.snapshot.RulesetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A decision among few and many rules, the last of which forwards by a table of a million prefixes: a mix of rules by account,
 * sender, number, prefix and keyword, a few that are always tried. Most messages get as far as the table.
 *
 * <p>Numbers come from a million that are drawn before: {@code uniform} finds memory that no cache holds with nearly every message, which is the
 * worst that can be; {@code zipf} has few prefixes with much of the traffic, as it is; {@code repeated} has 4,096 numbers
 * in turn. The numbers are written into a few PDUs some decisions ahead, because a server has what it decides about in its cache.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RuleSnapshotBenchmark {
    private static final int MESSAGES = 1 << 20;
    private static final int REPEATED = 1 << 12;
    private static final int PDUS = 16;
    private static final int PREFIXES = 1_000_000;
    private static final int NUMBER_DIGITS = 12;
    private static final int ACCOUNTS = 128;
    private static final int KINDS = 5;

    @Param({"10", "1000", "10000"})
    int rules;

    @Param({"repeated", "zipf", "uniform"})
    String traffic;

    private final RouteDecision decision = new RouteDecision();
    private final RouteQuery query = new RouteQuery();
    private final byte[] numbers = new byte[MESSAGES * NUMBER_DIGITS];
    private final MessageView[] messages = new MessageView[PDUS];
    private final Account[] accounts = new Account[ACCOUNTS];
    private RuleSnapshot snapshot;
    private int next;
    private int mask;

    /** Prefixes of three to seven digits and more, as the plans of numbering authorities have them. */
    @Setup
    public void fill() throws RulesetException {
        SplittableRandom random = new SplittableRandom(1);
        PrefixTable.Builder table = PrefixTable.builder();
        Set<String> prefixes = new HashSet<>();
        while (prefixes.size() < PREFIXES) {
            String prefix = digits(random, random.nextInt(6, 10));
            if (prefixes.add(prefix)) {
                table.put(prefix, prefixes.size() % 4);
            }
        }
        PrefixMap map = new PrefixMap(table.build(), List.of("a", "b", "failover(a, b)", "weighted(a 70, b 30)"));
        List<Rule> all = new ArrayList<>();
        for (int i = 0; i < rules - 1; i++) {
            Action reject = new Action.Reject(1 + i % 8);
            all.add(new Rule("r" + i, "b:" + i, List.of(condition(i, random)), List.of(reject), Rule.Flow.BY_ACTIONS));
        }
        Action byTable = new Action.ForwardBy(AddressSide.DESTINATION, "plan");
        all.add(new Rule("table", "b:0", List.of(), List.of(byTable), Rule.Flow.BY_ACTIONS));
        Map<String, NamedList> lists = Map.of("plan", new NamedList("plan", "b:0", map));
        Ruleset ruleset = new Ruleset(all, Map.of(), lists, RateTable.EMPTY, List.of());
        snapshot = RulesetCompiler.compile(ruleset, RouteNames.empty(), Set.of("a", "b"), null)
                .router();
        Arrays.setAll(messages, any -> SamplePdus.view(SamplePdus.submitSm("0".repeat(NUMBER_DIGITS), 20)));
        draw(List.copyOf(prefixes), random);
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts[i] = new Account("account" + i, 0, 1, 1, 0);
        }
    }

    private void draw(List<String> known, SplittableRandom random) {
        mask = (traffic.equals("repeated") ? REPEATED : MESSAGES) - 1;
        double[] shares = new double[known.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += traffic.equals("zipf") ? 1.0 / (i + 1) : 1;
            shares[i] = sum;
        }
        for (int i = 0; i < MESSAGES; i++) {
            int found = Arrays.binarySearch(shares, random.nextDouble() * sum);
            String prefix = known.get(Math.min(found < 0 ? -found - 1 : found, shares.length - 1));
            byte[] number =
                    (prefix + digits(random, NUMBER_DIGITS - prefix.length())).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(number, 0, numbers, i * NUMBER_DIGITS, NUMBER_DIGITS);
        }
    }

    /** One of the kinds of conditions in turn; the first two rules are tried for every message. */
    private static Condition condition(int rule, SplittableRandom random) {
        if (rule < 2) {
            return new Condition.TlvPresent(0x1400 + rule);
        }
        return switch (rule % KINDS) {
            case 0 -> new Condition.AccountIs(Set.of("other" + rule));
            case 1 -> new Condition.AddressIs(AddressSide.DESTINATION, Set.of(digits(random, NUMBER_DIGITS)));
            case 2 -> new Condition.AddressPrefix(AddressSide.DESTINATION, Set.of(digits(random, 10)));
            case 3 -> new Condition.AddressIs(AddressSide.SOURCE, Set.of("Brand" + rule));
            default -> new Condition.KeywordIs(Set.of("word" + rule));
        };
    }

    @Benchmark
    public RouteDecision decide() {
        int from = (next++ & mask) * NUMBER_DIGITS;
        MessageView later = messages[next + PDUS / 2 & PDUS - 1];
        System.arraycopy(numbers, from, later.bytes(), later.destinationOffset(), NUMBER_DIGITS);
        query.message = messages[next & PDUS - 1];
        query.account = accounts[next & ACCOUNTS - 1];
        query.id = next;
        snapshot.route(query, decision);
        return decision;
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
