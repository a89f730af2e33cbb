package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Where metrics and health are served.
 *
 * @param port 0 lets the system choose
 */
public record HttpConfig(boolean enabled, String host, int port) {
    static final Key<Boolean> ENABLED =
            new Key<>("http.enabled", KeyTypes.flag(), true, "Whether metrics and health are served.");
    public static final Key<String> HOST = new Key<>(
            "http.host", KeyTypes.host(), "127.0.0.1", "Address to listen on. There is no login: keep it private.");
    public static final Key<Integer> PORT = new Key<>(
            "http.port", KeyTypes.integer(0, 65535), 8080, "Port to listen on; 0 takes a free one and prints it.");

    static final Topic<HttpConfig> TOPIC = new Topic<>(
            "HTTP",
            "Serves /metrics, /health/live, /health/ready and /routes.",
            List.of(ENABLED, HOST, PORT),
            v -> new HttpConfig(v.get(ENABLED), v.get(HOST), v.get(PORT)));
}
