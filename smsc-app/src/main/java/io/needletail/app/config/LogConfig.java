package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/** What logs may show of messages. */
public record LogConfig(boolean messageText, boolean addresses) {
    static final Key<Boolean> MESSAGE_TEXT = new Key<>(
            "log.message-text", KeyTypes.flag(), false, "Whether logs may show message texts. They are personal data.");
    static final Key<Boolean> ADDRESSES = new Key<>(
            "log.addresses", KeyTypes.flag(), false, "Whether logs show addresses in full instead of masked.");

    static final Topic<LogConfig> TOPIC = new Topic<>(
            "Logging",
            "Levels and outputs are in conf/logback.xml.",
            List.of(MESSAGE_TEXT, ADDRESSES),
            v -> new LogConfig(v.get(MESSAGE_TEXT), v.get(ADDRESSES)));
}
