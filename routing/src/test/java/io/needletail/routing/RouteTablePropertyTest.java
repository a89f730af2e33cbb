package io.needletail.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the compiled table against a reference that tries every prefix in a sorted map. */
class RouteTablePropertyTest {
    private final RouteNames names = RouteNames.empty();
    private final RouteDecision decision = new RouteDecision();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_123})
    void shouldDecideLikeTheReference(long seed) {
        Random random = new Random(seed);
        Map<String, String> reference = new TreeMap<>();
        RouteTable table = randomTable(random, reference, 500, 3);
        for (int i = 0; i < 2_000; i++) {
            String number = digits(random, 1 + random.nextInt(11), 3) + (random.nextInt(5) == 0 ? "A" : "");
            String written = random.nextBoolean() ? "+" + number : number;
            table.route(Submits.query(Submits.to(written)), decision);
            String rule = names.rules().name(decision.rule());
            assertThat(rule).as("seed %d, number %s", seed, written).isEqualTo(longest(reference, number));
        }
    }

    /** A wide guard against a table that got slow by orders of magnitude; the benchmark measures. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void shouldStayFastWithManyRules() {
        Random random = new Random(7);
        RouteTable table = randomTable(random, new TreeMap<>(), 100_000, 10);
        RouteQuery[] queries = new RouteQuery[256];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = Submits.query(Submits.to(digits(random, 12, 10)));
        }
        long rules = 0;
        for (int i = 0; i < 2_000_000; i++) {
            table.route(queries[i & 0xFF], decision);
            rules += decision.rule() + 1;
        }
        assertThat(rules).isPositive();
    }

    @Test
    void shouldAllocateNothing() {
        RouteTable table = randomTable(new Random(8), new TreeMap<>(), 1_000, 10);
        RouteQuery query = Submits.query(Submits.to("+447700900123"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            table.route(query, decision);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private RouteTable randomTable(Random random, Map<String, String> reference, int rules, int base) {
        RouteTable.Builder builder = builder();
        for (int i = 0; i < rules; i++) {
            String prefix = digits(random, 1 + random.nextInt(8), base);
            if (reference.putIfAbsent(prefix, "r" + i) == null) {
                builder.add(RouteRule.forward("r" + i, prefix, "handsets"));
            }
        }
        return builder.build();
    }

    private RouteTable.Builder builder() {
        names.destinations().number("handsets");
        return RouteTable.builder(names);
    }

    private static String longest(Map<String, String> reference, String number) {
        for (int length = number.length(); length > 0; length--) {
            String rule = reference.get(number.substring(0, length));
            if (rule != null) {
                return rule;
            }
        }
        return RouteTable.NO_ROUTE;
    }

    private static String digits(Random random, int length, int base) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(base)));
        }
        return digits.toString();
    }
}
