package io.needletail.app.upstream;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.core.link.LinkConfig;
import java.util.ArrayList;
import java.util.List;

/** The keys of one carrier in the file of carriers. */
public final class CarrierKeys {
    /** For the reference; the file's reader binds the keys itself, once per carrier. */
    public static final Topic<Values> TOPIC = new Topic<>(
            "One carrier",
            "In `upstream.file`, below `carriers { NAME { ... } }`. A name has 1 to " + LinkConfig.MAX_NAME
                    + " letters, digits, and - _ . inside.",
            all(),
            values -> values);

    private CarrierKeys() {}

    private static List<Key<?>> all() {
        List<Key<?>> keys = new ArrayList<>(LinkKeys.ALL);
        keys.addAll(TrafficKeys.ALL);
        return keys;
    }
}
