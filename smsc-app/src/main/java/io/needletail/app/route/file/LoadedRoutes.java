package io.needletail.app.route.file;

import io.needletail.routing.rule.Ruleset;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file of routing rules with everything that it names, read and not yet compiled.
 *
 * @param hash of the content of all files, 12 hexadecimal digits
 * @param files all of them
 */
public record LoadedRoutes(Ruleset ruleset, String hash, Set<Path> files) {
    public LoadedRoutes {
        files = Set.copyOf(files);
    }
}
