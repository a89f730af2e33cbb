package io.needletail.benchmarks.micro;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.routing.RouteRule;
import io.needletail.routing.RouteTable;
import java.util.HashSet;
import java.util.List;
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

/** Routing by the longest prefix among few and many, for numbers that have one; every message another number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteTableBenchmark {
    private static final int MESSAGES = 1 << 12;
    private static final int NUMBER_DIGITS = 12;

    @Param({"10", "10000", "1000000"})
    int size;

    private final RouteQuery query = new RouteQuery();
    private final RouteDecision decision = new RouteDecision();
    private final MessageView[] messages = new MessageView[MESSAGES];
    private RouteTable table;
    private int next;

    /** Prefixes of three to nine digits, as the plans of numbering authorities have them. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> prefixes = new HashSet<>();
        while (prefixes.size() < size) {
            prefixes.add(digits(
                    random, random.nextInt(Math.max(3, Integer.toString(size).length() - 1), 10)));
        }
        RouteNames names = RouteNames.empty();
        names.destinations().number("handsets");
        RouteTable.Builder builder = RouteTable.builder(names);
        prefixes.forEach(prefix -> builder.add(RouteRule.forward(prefix, prefix, "handsets")));
        builder.add(RouteRule.forward("default", "", "handsets"));
        table = builder.build();
        List<String> known = List.copyOf(prefixes);
        for (int i = 0; i < MESSAGES; i++) {
            String prefix = known.get(random.nextInt(known.size()));
            String number = prefix + digits(random, NUMBER_DIGITS - prefix.length());
            messages[i] = SamplePdus.view(SamplePdus.submitSm(number, 20));
        }
    }

    @Benchmark
    public RouteDecision route() {
        query.message = messages[next++ & MESSAGES - 1];
        table.route(query, decision);
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
