package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.core.broadcast.BroadcastArea;
import java.time.Duration;
import java.util.List;

/**
 * broadcast_sm and the areas it is modelled over.
 *
 * @param areas known by name; with none, every name is an area that works
 * @param keep how long a broadcast is known after its end
 * @param most broadcasts known at a time
 */
public record BroadcastSettings(List<BroadcastArea> areas, Duration keep, int most) {
    static final Key<List<BroadcastArea>> AREAS = new Key<>(
            "broadcast.areas",
            KeyTypes.listOf(new BroadcastAreaType()),
            List.of(),
            "Areas of broadcast_sm by alias: { name, success, error }; success is the percentage told as"
                    + " broadcast_area_success, 100 unless given; error is a command_status with which the area fails. With"
                    + " none, every name is an area that works; otherwise names that are not here fail with"
                    + " ESME_RINVBCASTALIAS_NAME.");
    static final Key<Duration> KEEP = new Key<>(
            "broadcast.keep",
            KeyTypes.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
            Duration.ofHours(24),
            "How long query_broadcast_sm knows a broadcast after its end.");
    static final Key<Integer> MOST = new Key<>(
            "broadcast.max-broadcasts",
            KeyTypes.integer(1, 1_000_000),
            10_000,
            "Broadcasts that are known at a time; beyond them broadcast_sm is answered ESME_RMSGQFUL.");

    static final Topic<BroadcastSettings> TOPIC = new Topic<>(
            "Broadcasts",
            "broadcast_sm of SMPP 5.0, over areas that are modelled.",
            List.of(AREAS, KEEP, MOST),
            v -> new BroadcastSettings(v.get(AREAS), v.get(KEEP), v.get(MOST)));

    public BroadcastSettings {
        areas = List.copyOf(areas);
        if (areas.stream().map(BroadcastArea::name).distinct().count() < areas.size()) {
            throw new IllegalArgumentException("two broadcast.areas have the same name");
        }
    }
}
