package io.needletail.routing.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.route.PlanChoice;
import io.needletail.api.route.RouteQuery;
import io.needletail.routing.Submits;
import io.needletail.routing.number.RateTable;
import io.needletail.routing.rule.Group;
import io.needletail.routing.rule.Problems;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupPlanTest {
    private final NameRegistry registry = new NameRegistry();
    private final Map<String, Group> groups = new HashMap<>();
    private final RateTable.Builder rates = new RateTable.Builder();
    private final Problems problems = new Problems();
    private final Shard shard = new Shard();

    /** What the shard says: destinations that are down, what waits, tickets by node. */
    private final class Shard implements PlanChoice {
        final Set<String> down = new HashSet<>();
        final Map<String, Integer> waiting = new HashMap<>();
        final long[] tickets = new long[16];
        int tried;
        RouteQuery query = Submits.query(Submits.to("491701"));

        @Override
        public boolean mayUse(int leaf, int destination) {
            return (tried >>> leaf & 1) == 0 && !down.contains(registry.name(destination));
        }

        @Override
        public int pending(int destination) {
            return waiting.getOrDefault(registry.name(destination), 0);
        }

        @Override
        public long ticket(int node) {
            return tickets[node]++;
        }

        @Override
        public RouteQuery query() {
            return query;
        }
    }

    private DestinationPlan plan(String expression) throws GroupSyntaxException {
        PlanCompiler compiler = new PlanCompiler(
                groups, Set.of("A", "B", "C", "handsets", "account:*"), rates.build(), registry, problems);
        compiler.check();
        return compiler.plan(GroupParser.parse(expression), "test:1");
    }

    private String chosen(DestinationPlan plan) {
        int leaf = plan.choose(shard);
        return leaf == DestinationPlan.NONE ? "none" : registry.name(plan.destination(leaf));
    }

    private Map<String, Integer> counts(DestinationPlan plan, int times) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            counts.merge(chosen(plan), 1, Integer::sum);
        }
        return counts;
    }

    private void group(String name, String expression, Group.Sticky sticky) throws GroupSyntaxException {
        groups.put(name, new Group(name, "test:" + name, GroupParser.parse(expression), sticky));
    }

    @Test
    void shouldFailOverInOrder() throws GroupSyntaxException {
        DestinationPlan plan = plan("failover(A, B, C)");
        assertThat(chosen(plan)).isEqualTo("A");
        shard.down.add("A");
        assertThat(chosen(plan)).isEqualTo("B");
        shard.tried = 2;
        assertThat(chosen(plan)).isEqualTo("C");
        shard.down.add("C");
        assertThat(chosen(plan)).isEqualTo("none");
    }

    @Test
    void shouldShareByWeightAmongWhatCanBeUsed() throws GroupSyntaxException {
        DestinationPlan plan = plan("failover(weighted(A 70, B 30), C)");
        Map<String, Integer> counts = counts(plan, 10_000);
        assertThat(counts.get("A")).isBetween(6_700, 7_300);
        assertThat(counts.get("A") + counts.get("B")).isEqualTo(10_000);
        shard.down.add("A");
        assertThat(counts(plan, 100)).containsOnlyKeys("B");
        shard.down.add("B");
        assertThat(counts(plan, 100)).containsOnlyKeys("C");
    }

    @Test
    void shouldTakeTurns() throws GroupSyntaxException {
        DestinationPlan plan = plan("round-robin(A, B, C)");
        assertThat(counts(plan, 300)).isEqualTo(Map.of("A", 100, "B", 100, "C", 100));
        shard.down.add("B");
        assertThat(counts(plan, 300)).isEqualTo(Map.of("A", 150, "C", 150));
    }

    @Test
    void shouldPreferTheLeastPending() throws GroupSyntaxException {
        DestinationPlan plan = plan("least-pending(A, failover(B, C))");
        shard.waiting.put("A", 5);
        shard.waiting.put("B", 4);
        assertThat(chosen(plan)).isEqualTo("B");
        shard.down.add("B");
        shard.waiting.put("C", 6);
        assertThat(chosen(plan)).isEqualTo("A");
    }

    @Test
    void shouldPreferTheCheapestForTheNumber() throws GroupSyntaxException {
        rates.add("A", "49", 100);
        rates.add("B", "49", 200);
        rates.add("B", "49170", 50);
        DestinationPlan plan = plan("least-cost(C, A, B)");
        assertThat(chosen(plan)).isEqualTo("B");
        shard.query = Submits.query(Submits.to("+49151"));
        assertThat(chosen(plan)).isEqualTo("A");
        shard.query = Submits.query(Submits.to("33"));
        assertThat(chosen(plan)).isEqualTo("C");
    }

    @Test
    void shouldKeepThePartsOfALongMessageTogether() throws GroupSyntaxException {
        DestinationPlan plan = plan("least-pending(weighted(A 50, B 50), round-robin(A, B, C))");
        Set<Integer> leaves = new HashSet<>();
        for (int reference = 0; reference < 200; reference++) {
            Set<Integer> ofMessage = new HashSet<>();
            for (int part = 1; part <= 3; part++) {
                shard.query = Submits.query(part(reference, part, part % 2 == 0));
                ofMessage.add(plan.choose(shard));
            }
            assertThat(ofMessage).as("reference %d", reference).hasSize(1);
            leaves.addAll(ofMessage);
        }
        assertThat(leaves).hasSize(5);
    }

    @Test
    void shouldKeepThePartsOfALongMessageOnOneLinkBehindAFailover() throws GroupSyntaxException {
        DestinationPlan plan = plan("failover(weighted(A 50, B 50), C)");
        Set<String> used = new HashSet<>();
        for (int reference = 0; reference < 100; reference++) {
            Set<String> ofMessage = new HashSet<>();
            for (int number = 1; number <= 3; number++) {
                shard.query = Submits.query(part(reference, number, false));
                ofMessage.add(chosen(plan));
            }
            assertThat(ofMessage).as("reference %d", reference).hasSize(1);
            used.addAll(ofMessage);
        }
        assertThat(used).containsExactlyInAnyOrder("A", "B");

        shard.query = Submits.query(part(7, 1, false));
        shard.down.add(chosen(plan));
        Set<String> afterwards = new HashSet<>();
        for (int number = 1; number <= 3; number++) {
            shard.query = Submits.query(part(7, number, true));
            afterwards.add(chosen(plan));
        }
        assertThat(afterwards).as("the link has gone: all of them on the other").hasSize(1);
    }

    /** The 16-bit reference as SAR TLVs or in a user data header: two ways to say the same. */
    private static MessageView part(int reference, int part, boolean sar) {
        byte[] octets = {(byte) (reference >> 8), (byte) reference};
        Submits submit = new Submits().source("Brand", 5, 0).destination("491701", 1, 1);
        if (sar) {
            return submit.tlv(TlvTag.SAR_MSG_REF_NUM, octets)
                    .tlv(TlvTag.SAR_TOTAL_SEGMENTS, new byte[] {3})
                    .tlv(TlvTag.SAR_SEGMENT_SEQNUM, new byte[] {(byte) part})
                    .view();
        }
        byte[] text = {12, 5, 4, 1, 2, 3, 4, 8, 4, octets[0], octets[1], 3, (byte) part, 'x'};
        return submit.esmClass(0x40).text(3, text).view();
    }

    @Test
    void shouldStickToTheNumberWhileItsDestinationCanBeUsed() throws GroupSyntaxException {
        group("sticky", "weighted(A 1, B 1, C 1)", Group.Sticky.NUMBER);
        DestinationPlan plan = plan("failover(sticky, handsets)");
        Map<String, String> before = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            shard.query = Submits.query(Submits.to("4917" + i));
            before.put("4917" + i, chosen(plan));
            assertThat(counts(plan, 5)).hasSize(1);
        }
        assertThat(new HashSet<>(before.values())).containsExactlyInAnyOrder("A", "B", "C");
        shard.down.add("C");
        before.forEach((number, destination) -> {
            shard.query = Submits.query(Submits.to("+" + number));
            assertThat(chosen(plan)).isEqualTo(destination.equals("C") ? chosen(plan) : destination);
        });
    }

    @Test
    void shouldStickToTheAccount() throws GroupSyntaxException {
        group("sticky", "round-robin(A, B, C)", Group.Sticky.ACCOUNT);
        DestinationPlan plan = plan("sticky");
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            shard.query = Submits.query(Submits.to("4917" + i), "account" + i);
            Map<String, Integer> counts = counts(plan, 10);
            assertThat(counts).hasSize(1);
            all.addAll(counts.keySet());
        }
        assertThat(all).hasSize(3);
    }

    @Test
    void shouldReportEveryErrorAtOnce() throws GroupSyntaxException {
        group("circle", "failover(A, round)", Group.Sticky.NONE);
        group("round", "failover(circle, B)", Group.Sticky.NONE);
        group("many", "failover(A,A,A,A,A,A,A,A,A,A,A,A,A,A,A,A,A)", Group.Sticky.NONE);
        group("C", "A", Group.Sticky.NONE);
        rates.add("D", "49", 1);

        assertThat(plan("failover(A, handset)")).isNull();

        assertThat(problems.errors())
                .anyMatch(error -> error.contains("circle -> round -> circle"))
                .anyMatch(error -> error.contains("'17 destinations") && error.contains("up to 16"))
                .anyMatch(error -> error.equals("test:C: group = 'C', allowed: a name that no destination has"))
                .anyMatch(error -> error.contains("'D', allowed: one of A, B, C"))
                .anyMatch(error -> error.startsWith("test:1: destination = 'handset', allowed: one of ")
                        && error.endsWith("did you mean handsets?"));
    }

    @Test
    void shouldGiveTheSamePlanForTheSameExpression() throws GroupSyntaxException {
        PlanCompiler compiler = new PlanCompiler(groups, Set.of("A", "B"), rates.build(), registry, problems);
        assertThat(compiler.plan(GroupParser.parse("round-robin(A,B)"), "test:1"))
                .isSameAs(compiler.plan(GroupParser.parse("round-robin( A, B )"), "test:2"));
    }

    @Test
    void shouldAllocateNothing() throws GroupSyntaxException {
        group("sticky", "weighted(A 1, B 2)", Group.Sticky.NUMBER);
        DestinationPlan plan = plan("failover(least-cost(sticky, A), least-pending(A, B))");
        PlanChoice quiet = new QuietChoice();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            plan.choose(quiet);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static final class QuietChoice implements PlanChoice {
        private final RouteQuery query = Submits.query(part(7, 1, false));

        @Override
        public boolean mayUse(int leaf, int destination) {
            return leaf != 1;
        }

        @Override
        public int pending(int destination) {
            return destination;
        }

        @Override
        public long ticket(int node) {
            return node;
        }

        @Override
        public RouteQuery query() {
            return query;
        }
    }
}
