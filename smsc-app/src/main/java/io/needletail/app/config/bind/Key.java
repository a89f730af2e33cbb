package io.needletail.app.config.bind;

/**
 * The one declaration of a configuration key: binding, validation, {@code --set} and the generated reference all read it.
 *
 * @param path dotted path, as users write it
 * @param type reads, checks and prints the value
 * @param fallback the built-in default
 * @param text one or two sentences for the reference
 * @param <T> the value's Java type
 */
public record Key<T>(String path, KeyType<T> type, T fallback, String text) {

    /** The last part of the path, which is the whole name inside a section. */
    public String leaf() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
