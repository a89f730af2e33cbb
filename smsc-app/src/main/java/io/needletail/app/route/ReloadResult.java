package io.needletail.app.route;

import io.needletail.app.config.bind.Problem;
import java.time.Instant;
import java.util.List;

/** What came of a reload. */
public sealed interface ReloadResult {

    /** New rules are in force. */
    record Loaded(RouteSnapshot snapshot) implements ReloadResult {}

    /**
     * The rules in force stayed.
     *
     * @param since when these problems were first found
     */
    record Failed(List<Problem> problems, Instant since) implements ReloadResult {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
