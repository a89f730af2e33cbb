package io.needletail.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user chose on the command line.
 *
 * @param profile null for the usual one
 * @param sets {@code key=value}, later ones win
 */
public record ConfigSource(Locations locations, @Nullable String profile, List<String> sets) {
    public static final String USUAL_PROFILE = "laptop";

    public ConfigSource {
        sets = List.copyOf(sets);
    }
}
