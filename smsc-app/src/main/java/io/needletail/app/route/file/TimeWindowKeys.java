package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Condition;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of one {@code time} section. */
final class TimeWindowKeys {
    private static final Key<ZoneId> ZONE =
            new Key<>("zone", RouteTypes.ZONE, ZoneOffset.UTC, "Required. Whose clock; it knows summer time.");
    private static final Key<List<List<DayOfWeek>>> DAYS = new Key<>(
            "days",
            KeyTypes.oneOrMore(RouteTypes.DAYS),
            List.of(List.of(DayOfWeek.values())),
            "Days on which the window begins; every day unless given.");
    private static final Key<LocalTime> FROM = new Key<>(
            "from", RouteTypes.TIME, LocalTime.MIDNIGHT, "First moment of the window; midnight unless given.");
    private static final Key<LocalTime> TO = new Key<>(
            "to",
            RouteTypes.TIME,
            LocalTime.MIDNIGHT,
            "First moment after the window; midnight unless given. Before from: the window goes over midnight; the same as from: the whole day.");

    static final Topic<Condition> TOPIC = new Topic<>(
            "time windows",
            "In `when { time { ... } }`, or several in a list, one of which must hold.",
            List.of(ZONE, DAYS, FROM, TO),
            TimeWindowKeys::read);
    static final KeyType<List<Condition>> TYPE = KeyTypes.oneOrMore(SectionType.of(TOPIC, ZONE));

    private TimeWindowKeys() {}

    private static Condition read(Values values) {
        Set<DayOfWeek> days = values.isSet(DAYS)
                ? values.get(DAYS).stream().flatMap(List::stream).collect(Collectors.toSet())
                : Set.of();
        return new Condition.TimeWindow(values.get(ZONE), days, values.get(FROM), values.get(TO));
    }
}
