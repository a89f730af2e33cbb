package io.needletail.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code smsc version}. */
@Command(name = "version", description = "Prints the versions of Needletail and Java.")
final class VersionCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        for (String line : new VersionText().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
    }
}
