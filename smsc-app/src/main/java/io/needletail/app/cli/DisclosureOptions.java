package io.needletail.app.cli;

import picocli.CommandLine.Option;

/** The option that shows the numbers of people. */
final class DisclosureOptions {
    @Option(names = "--show-numbers", description = "Show addresses in full; otherwise their middle is hidden.")
    private boolean numbers;

    boolean numbers() {
        return numbers;
    }
}
