package io.needletail.app;

import io.needletail.app.cli.SmscCommand;
import io.needletail.app.journal.ShardJournals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the process begins. */
public final class Main {
    private static final String LOGBACK_PROPERTY = "logback.configurationFile";

    private Main() {}

    public static void main(String[] args) {
        chooseLogging();
        System.exit(
                SmscCommand.commandLine(new SmscLauncher(), new ShardJournals()).execute(args));
    }

    /** Before the first logger exists: conf/logback.xml of the installation, unless the user names another. */
    private static void chooseLogging() {
        Path file = Path.of(Objects.requireNonNullElse(System.getProperty("smsc.home"), ""), "conf", "logback.xml");
        if (System.getProperty(LOGBACK_PROPERTY) == null && Files.isRegularFile(file)) {
            System.setProperty(LOGBACK_PROPERTY, file.toAbsolutePath().toString());
        }
    }
}
