package io.needletail.routing.snapshot;

import io.needletail.api.pdu.MessageView;
import io.needletail.routing.number.PrefixTable;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that may hold for a message: each rule is in the index of its most selective condition, that which the
 * fewest rules share, or among those that are always tried. So the time of a decision depends on the rules that may hold, not
 * on how many there are. Immutable; any thread.
 */
final class RuleIndex {
    private static final int NONE = -1;

    private final @Nullable AddressTable destinations;
    private final @Nullable AddressTable sources;
    private final @Nullable PrefixTable destinationPrefixes;
    private final @Nullable PrefixTable sourcePrefixes;
    private final @Nullable WordTable keywords;
    private final Map<String, Integer> accounts;
    private final int[] unindexed;
    /** By number of a key: its rules, ascending. */
    private final int[][] postings;
    /** By number of a key, for prefixes: the number of the longest shorter prefix. */
    private final int[] shorter;

    private final Map<RuleKey.Dimension, Map<String, Integer>> keys = new EnumMap<>(RuleKey.Dimension.class);

    RuleIndex(List<Rule> rules) {
        Map<RuleKey.Dimension, Map<String, List<Integer>>> placed = new EnumMap<>(RuleKey.Dimension.class);
        List<Integer> rest = new ArrayList<>();
        place(rules, placed, rest);
        unindexed = ascending(rest);
        List<int[]> lists = new ArrayList<>();
        placed.forEach((dimension, byValue) -> {
            Map<String, Integer> numbers = new HashMap<>();
            byValue.forEach((value, ofValue) -> {
                numbers.put(value, lists.size());
                lists.add(ascending(ofValue));
            });
            keys.put(dimension, numbers);
        });
        postings = lists.toArray(int[][]::new);
        shorter = new int[postings.length];
        destinations = addresses(numbers(RuleKey.Dimension.DESTINATION));
        sources = addresses(numbers(RuleKey.Dimension.SOURCE));
        destinationPrefixes = prefixes(numbers(RuleKey.Dimension.DESTINATION_PREFIX));
        sourcePrefixes = prefixes(numbers(RuleKey.Dimension.SOURCE_PREFIX));
        Map<String, Integer> words = numbers(RuleKey.Dimension.KEYWORD);
        keywords = words.isEmpty() ? null : new WordTable(words);
        accounts = new HashMap<>(numbers(RuleKey.Dimension.ACCOUNT)); // faster than the JDK's immutable ones
    }

    private Map<String, Integer> numbers(RuleKey.Dimension dimension) {
        return keys.getOrDefault(dimension, Map.of());
    }

    private static void place(
            List<Rule> rules, Map<RuleKey.Dimension, Map<String, List<Integer>>> placed, List<Integer> rest) {
        Map<RuleKey.Dimension, Map<String, Integer>> shares = new EnumMap<>(RuleKey.Dimension.class);
        for (Rule rule : rules) {
            for (RuleKey key : keys(rule)) {
                Map<String, Integer> counts = shares.computeIfAbsent(key.dimension(), any -> new HashMap<>());
                key.values().forEach(value -> counts.merge(value, 1, Integer::sum));
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            RuleKey best = null;
            int fewest = Integer.MAX_VALUE;
            for (RuleKey key : keys(rules.get(i))) {
                Map<String, Integer> counts = shares.getOrDefault(key.dimension(), Map.of());
                int most = key.values().stream()
                        .mapToInt(value -> counts.getOrDefault(value, 0))
                        .max()
                        .orElse(0);
                boolean better = best == null
                        || most < fewest
                        || most == fewest && key.dimension().compareTo(best.dimension()) < 0;
                best = better ? key : best;
                fewest = better ? most : fewest;
            }
            if (best == null) {
                rest.add(i);
                continue;
            }
            Map<String, List<Integer>> byValue = placed.computeIfAbsent(best.dimension(), any -> new HashMap<>());
            for (String value : best.values()) {
                byValue.computeIfAbsent(value, any -> new ArrayList<>()).add(i);
            }
        }
    }

    private static List<RuleKey> keys(Rule rule) {
        List<RuleKey> keys = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            RuleKey key = RuleKey.of(condition);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static @Nullable AddressTable addresses(Map<String, Integer> numbers) {
        return numbers.isEmpty() ? null : new AddressTable(numbers);
    }

    private @Nullable PrefixTable prefixes(Map<String, Integer> prefixes) {
        if (prefixes.isEmpty()) {
            return null;
        }
        PrefixTable.Builder table = PrefixTable.builder();
        prefixes.forEach((prefix, number) -> {
            table.put(prefix, number);
            shorter[number] = NONE;
            for (int length = prefix.length() - 1; length > 0 && shorter[number] == NONE; length--) {
                shorter[number] = prefixes.getOrDefault(prefix.substring(0, length), NONE);
            }
        });
        return table.build();
    }

    private static int[] ascending(List<Integer> rules) {
        return rules.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    /** Gives the candidates of a message; shard thread. */
    void gather(MessageFacts facts, Candidates candidates) {
        MessageView message = facts.message;
        byte[] bytes = message.bytes();
        candidates.clear();
        candidates.add(unindexed);
        if (destinations != null) {
            add(destinations.find(bytes, message.destinationOffset(), message.destinationLength()), candidates);
        }
        if (sources != null) {
            add(sources.find(bytes, message.sourceOffset(), message.sourceLength()), candidates);
        }
        addPrefixes(destinationPrefixes, bytes, message.destinationOffset(), message.destinationLength(), candidates);
        addPrefixes(sourcePrefixes, bytes, message.sourceOffset(), message.sourceLength(), candidates);
        if (!accounts.isEmpty()) {
            Integer number = accounts.get(facts.query.account.systemId());
            add(number == null ? NONE : number, candidates);
        }
        if (keywords != null && facts.keywordLength() > 0) {
            add(keywords.find(facts.keyword(), facts.keywordLength()), candidates);
        }
    }

    private void add(int number, Candidates candidates) {
        if (number != NONE) {
            candidates.add(postings[number]);
        }
    }

    private void addPrefixes(@Nullable PrefixTable table, byte[] bytes, int at, int length, Candidates candidates) {
        if (table == null) {
            return;
        }
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        int number = table.longest(bytes, at + plus, length - plus);
        while (number != NONE) {
            candidates.add(postings[number]);
            number = shorter[number];
        }
    }

    /** The greatest sum of a weight that the rules found for one message can have, or a little more: never less. */
    long mostOf(ToIntFunction<Integer> weight) {
        long most = sum(unindexed, weight);
        for (Map.Entry<RuleKey.Dimension, Map<String, Integer>> entry : keys.entrySet()) {
            boolean chained = entry.getKey() == RuleKey.Dimension.DESTINATION_PREFIX
                    || entry.getKey() == RuleKey.Dimension.SOURCE_PREFIX;
            long ofDimension = 0;
            for (int number : entry.getValue().values()) {
                long chain = 0;
                for (int key = number; key != NONE; key = chained ? shorter[key] : NONE) {
                    chain += sum(postings[key], weight);
                }
                ofDimension = Math.max(ofDimension, chain);
            }
            most += ofDimension;
        }
        return most;
    }

    private static long sum(int[] rules, ToIntFunction<Integer> weight) {
        long sum = 0;
        for (int rule : rules) {
            sum += weight.applyAsInt(rule);
        }
        return sum;
    }
}
