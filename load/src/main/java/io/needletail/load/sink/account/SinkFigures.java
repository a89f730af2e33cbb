package io.needletail.load.sink.account;

import io.needletail.load.report.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a sink has counted.
 *
 * @param run eight hexadecimal digits, as in the text of its mobile-originated messages
 * @param seconds since the start
 * @param counts by kind, each there
 * @param statuses refused messages by command_status
 * @param perSecond messages received in each second
 */
public record SinkFigures(
        String run, double seconds, Map<SinkCount, Long> counts, Map<Integer, Long> statuses, List<Long> perSecond) {
    public SinkFigures {
        counts = Map.copyOf(counts);
        statuses = Map.copyOf(statuses);
        perSecond = List.copyOf(perSecond);
    }

    public long get(SinkCount count) {
        return counts.getOrDefault(count, 0L);
    }

    /** Receipts sent that nobody has answered. */
    public long receiptsUnanswered() {
        return get(SinkCount.RECEIPTS_SENT) - get(SinkCount.RECEIPTS_ANSWERED) - get(SinkCount.RECEIPTS_REFUSED);
    }

    /** Receipts asked for that wait still, or for a session that has gone. */
    public long receiptsUnsent() {
        return get(SinkCount.RECEIPTS_ASKED) - get(SinkCount.RECEIPTS_SENT);
    }

    /** Mobile-originated messages that nobody has answered. */
    public long moUnanswered() {
        return get(SinkCount.MO_SENT) - get(SinkCount.MO_ANSWERED) - get(SinkCount.MO_REFUSED);
    }

    /** One line for people. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "received %,d (accepted %,d, refused %,d) in %.1f s, most in a second %,d; "
                        + "receipts sent %,d, answered %,d, refused %,d, unanswered %,d, unsent %,d; "
                        + "mo sent %,d, answered %,d, refused %,d, unanswered %,d; binds %,d; protocol errors %,d",
                get(SinkCount.SUBMITS) + get(SinkCount.DATA),
                get(SinkCount.ACCEPTED),
                get(SinkCount.REFUSED),
                seconds,
                perSecond.stream().mapToLong(Long::longValue).max().orElse(0),
                get(SinkCount.RECEIPTS_SENT),
                get(SinkCount.RECEIPTS_ANSWERED),
                get(SinkCount.RECEIPTS_REFUSED),
                receiptsUnanswered(),
                receiptsUnsent(),
                get(SinkCount.MO_SENT),
                get(SinkCount.MO_ANSWERED),
                get(SinkCount.MO_REFUSED),
                moUnanswered(),
                get(SinkCount.BINDS),
                get(SinkCount.PROTOCOL_ERRORS) + get(SinkCount.FRAMING_ERRORS));
    }

    /** Everything, for programs. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "needletail-sink-report");
        all.put("version", 1);
        all.put("run", run);
        all.put("seconds", seconds);
        for (SinkCount count : SinkCount.values()) {
            all.put(count.key(), get(count));
        }
        all.put("receiptsUnanswered", receiptsUnanswered());
        all.put("receiptsUnsent", receiptsUnsent());
        all.put("moUnanswered", moUnanswered());
        Map<String, Object> byStatus = new LinkedHashMap<>();
        statuses.keySet().stream()
                .sorted()
                .forEach(status -> byStatus.put(String.format("0x%08X", status), statuses.getOrDefault(status, 0L)));
        all.put("statuses", byStatus);
        all.put("perSecond", perSecond);
        return JsonText.of(all);
    }
}
