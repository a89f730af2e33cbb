package io.needletail.app.config.bind;

import java.util.List;
import java.util.function.Function;

/**
 * The keys that make one configuration record.
 *
 * @param title heading in the reference
 * @param intro sentence under the heading
 * @param keys all keys of the topic
 * @param reader makes the record; its constructor throws {@link IllegalArgumentException} when values do not go together
 * @param <C> the record
 */
public record Topic<C>(String title, String intro, List<Key<?>> keys, Function<Values, C> reader) {
    public Topic {
        keys = List.copyOf(keys);
    }
}
