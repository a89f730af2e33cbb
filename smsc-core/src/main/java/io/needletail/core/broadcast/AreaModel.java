package io.needletail.core.broadcast;

import io.needletail.api.pdu.CommandStatus;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The areas that there are. Immutable. */
final class AreaModel {
    private static final int ALIAS = 0;
    private static final int ALL = 100;

    private final Map<String, BroadcastArea> byName = new HashMap<>();

    AreaModel(List<BroadcastArea> areas) {
        areas.forEach(area -> byName.put(area.name(), area));
    }

    /** Of each area of a broadcast, in its order. An ellipsoid or polygon lies where everything works. */
    List<AreaOutcome> outcomes(BroadcastRequest request) {
        return request.areas().stream().map(this::outcome).toList();
    }

    private AreaOutcome outcome(byte[] identifier) {
        if (identifier[0] != ALIAS || byName.isEmpty()) {
            return new AreaOutcome(identifier, ALL, CommandStatus.ROK);
        }
        int length = identifier[identifier.length - 1] == 0 ? identifier.length - 2 : identifier.length - 1;
        BroadcastArea area = byName.get(new String(identifier, 1, length, StandardCharsets.ISO_8859_1));
        return area == null
                ? new AreaOutcome(identifier, 0, CommandStatus.RINVBCASTALIAS_NAME)
                : new AreaOutcome(
                        identifier, area.status() == CommandStatus.ROK ? area.successPercent() : 0, area.status());
    }
}
