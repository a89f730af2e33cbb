package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Where the carriers are configured.
 *
 * @param file as written, empty for no carriers; see {@link Locations#resolve}
 */
public record UpstreamConfig(String file) {
    static final Key<String> FILE = new Key<>(
            "upstream.file",
            KeyTypes.text("a path, or empty for no carriers", file -> true),
            "",
            "The carriers; see below. A relative path starts at the installation, or at the working directory when it comes"
                    + " from --set.");

    static final Topic<UpstreamConfig> TOPIC = new Topic<>(
            "Carriers",
            "Connections to other message centres, on which Needletail is the ESME ([upstream.md](upstream.md)).",
            List.of(FILE),
            v -> new UpstreamConfig(v.get(FILE)));
}
