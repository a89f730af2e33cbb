package io.needletail.app.config.bind;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message has one line per problem. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that was found wrong, in the order of the files. */
    public List<Problem> problems() {
        return problems;
    }
}
