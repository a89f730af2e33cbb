package io.needletail.app.route.file;

import io.needletail.app.config.bind.Problems;

/** What the routing module says is wrong, as problems of the configuration: {@code file:line: the rest}. */
public final class RouteErrors {
    private static final String SEPARATOR = ": ";

    private RouteErrors() {}

    /** Adds one of its errors. */
    public static void add(String error, Problems problems) {
        int end = error.indexOf(SEPARATOR);
        if (end < 0) {
            problems.add("routing", "", error);
        } else {
            problems.add(error.substring(0, end), "", error.substring(end + SEPARATOR.length()));
        }
    }
}
