package io.needletail.app.route.file;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.Lane;
import io.needletail.app.config.CommandStatusType;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of {@code then}: what a rule does. */
final class ThenKeys {
    /** What {@code next} takes. */
    private enum Next {
        STOP,
        CONTINUE
    }

    /** Everything a rule does, and what comes after it. */
    record Then(List<Action> actions, Rule.Flow flow) {}

    private static final KeyType<GroupExpression> EXPRESSION = new GroupExpressionType();
    private static final GroupExpression NOWHERE = new GroupExpression.Named("handsets");

    private static final Key<GroupExpression> FORWARD =
            new Key<>("forward", EXPRESSION, NOWHERE, "To a group, a destination or an expression of them.");
    private static final Key<String> FORWARD_BY_LIST = new Key<>(
            "forward-by.list",
            RouteTypes.NAME,
            "",
            "To the group that this list has for the address. The rule holds only for addresses that the list has.");
    private static final Key<AddressSide> FORWARD_BY_ADDRESS = new Key<>(
            "forward-by.address",
            RouteTypes.SIDE,
            AddressSide.DESTINATION,
            "Which address is looked up in the list; to unless given.");
    private static final Key<AddressSide> FORWARD_TO_OWNER = new Key<>(
            "forward-to-owner",
            RouteTypes.SIDE,
            AddressSide.DESTINATION,
            "To the account that owns this address. The rule holds only where there is an owner.");
    private static final Key<Integer> REJECT = new Key<>(
            "reject",
            new CommandStatusType(),
            CommandStatus.RINVDSTADR,
            "The submit is answered with this command_status.");
    private static final Key<MessageState> DROP = new Key<>(
            "drop",
            RouteTypes.FINAL_STATE,
            MessageState.DELIVERED,
            "The message is accepted, goes nowhere, and ends in this state; a receipt says so where one was asked for.");
    private static final List<Key<?>> FINALS = List.of(FORWARD, FORWARD_BY_LIST, FORWARD_TO_OWNER, REJECT, DROP);

    private static final Key<List<List<Action>>> REWRITE =
            new Key<>("rewrite", RewriteKeys.TYPE, List.of(), "Changes what is sent on; see below.");
    private static final Key<Duration> MAX_VALIDITY = new Key<>(
            "max-validity",
            KeyTypes.duration(Duration.ofSeconds(1), Duration.ofDays(63)),
            Duration.ofDays(1),
            "Longest validity from acceptance on; of several rules the last one counts.");
    private static final Key<Lane> LANE = new Key<>(
            "lane", KeyTypes.choice(Lane.class), Lane.NORMAL, "How urgent the message is, whatever its priority_flag.");
    private static final Key<String> TAG = new Key<>(
            "tag", RouteTypes.TAG, "", "A word for later rules and for records; of several rules the last one counts.");
    private static final Key<List<GroupExpression>> COPY = new Key<>(
            "copy",
            KeyTypes.oneOrMore(EXPRESSION),
            List.of(),
            "Sends a copy to another group or destination as well: a message of its own, without a receipt.");
    private static final Key<Next> NEXT = new Key<>(
            "next",
            KeyTypes.choice(Next.class),
            Next.STOP,
            "continue: later rules are considered although this one has decided, and may decide otherwise; stop: nothing"
                    + " more is considered. Unless given, a rule that decides stops, and any other continues.");

    static final Topic<Then> TOPIC = new Topic<>(
            "actions",
            "In `then { ... }`: at most one of forward, forward-by, forward-to-owner, reject and drop, and any of the others.",
            all(),
            ThenKeys::read);
    static final KeyType<Then> TYPE = SectionType.of(TOPIC);

    private ThenKeys() {}

    private static List<Key<?>> all() {
        return List.of(
                FORWARD,
                FORWARD_BY_LIST,
                FORWARD_BY_ADDRESS,
                FORWARD_TO_OWNER,
                REJECT,
                DROP,
                REWRITE,
                MAX_VALIDITY,
                LANE,
                TAG,
                COPY,
                NEXT);
    }

    private static Then read(Values values) {
        check(values);
        List<Action> actions = new ArrayList<>();
        values.get(REWRITE).forEach(actions::addAll);
        add(values, MAX_VALIDITY, Action.MaxValidity::new, actions);
        add(values, LANE, Action.SetLane::new, actions);
        add(values, TAG, Action.SetTag::new, actions);
        values.get(COPY).forEach(to -> actions.add(new Action.CopyTo(to)));
        add(values, FORWARD, Action.ForwardTo::new, actions);
        add(values, FORWARD_BY_LIST, list -> new Action.ForwardBy(values.get(FORWARD_BY_ADDRESS), list), actions);
        add(values, FORWARD_TO_OWNER, Action.ForwardToOwner::new, actions);
        add(values, REJECT, Action.Reject::new, actions);
        add(values, DROP, Action.Drop::new, actions);
        Rule.Flow flow = !values.isSet(NEXT)
                ? Rule.Flow.BY_ACTIONS
                : values.get(NEXT) == Next.STOP ? Rule.Flow.STOP : Rule.Flow.CONTINUE;
        if (actions.isEmpty() && flow != Rule.Flow.STOP) {
            throw new IllegalArgumentException("does nothing; allowed: at least one action");
        }
        return new Then(actions, flow);
    }

    private static void check(Values values) {
        List<Key<?>> finals = FINALS.stream().filter(values::isSet).collect(Collectors.toList());
        if (finals.size() > 1) {
            throw new IllegalArgumentException("has "
                    + finals.stream().map(Key::path).collect(Collectors.joining(" and "))
                    + "; allowed: at most one of "
                    + FINALS.stream().map(Key::path).collect(Collectors.joining(", ")));
        }
        if (values.isSet(FORWARD_BY_ADDRESS) && !values.isSet(FORWARD_BY_LIST)) {
            throw new IllegalArgumentException("needs forward-by.list: " + RouteTypes.NAME.allowed());
        }
    }

    private static <V> void add(Values values, Key<V> key, Function<V, Action> maker, List<Action> actions) {
        if (values.isSet(key)) {
            actions.add(maker.apply(values.get(key)));
        }
    }
}
