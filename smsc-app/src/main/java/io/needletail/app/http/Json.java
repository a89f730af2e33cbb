package io.needletail.app.http;

import io.needletail.app.health.HealthReport;
import io.needletail.app.health.HealthResult;
import java.util.stream.Collectors;

/** Writes health as JSON; small enough not to need a library. */
final class Json {

    private Json() {}

    static String of(HealthReport report) {
        String checks = report.results().entrySet().stream()
                .map(entry -> text(entry.getKey()) + ":" + of(entry.getValue()))
                .collect(Collectors.joining(","));
        return "{\"status\":" + status(report.up()) + ",\"checks\":{" + checks + "}}";
    }

    private static String of(HealthResult result) {
        return "{\"status\":" + status(result.up()) + ",\"reason\":" + text(result.reason()) + "}";
    }

    private static String status(boolean up) {
        return up ? "\"up\"" : "\"down\"";
    }

    static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
