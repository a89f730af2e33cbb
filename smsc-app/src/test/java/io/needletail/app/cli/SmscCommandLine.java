package io.needletail.app.cli;

import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.LaunchException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import picocli.CommandLine;

/**
 * One run of the command line without a server, over the repository's own configuration.
 *
 * @param status exit code
 */
public record SmscCommandLine(int status, String out, String err) {

    /** Runs a command. */
    public static SmscCommandLine run(String... arguments) {
        CommandLine command = SmscCommand.commandLine(
                config -> {
                    throw new LaunchException("there is no server here", null);
                },
                noJournals());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String before = System.getProperty(ConfigOptions.HOME_PROPERTY);
        System.setProperty(ConfigOptions.HOME_PROPERTY, "..");
        try {
            return new SmscCommandLine(command.execute(arguments), out.toString(), err.toString());
        } finally {
            if (before == null) {
                System.clearProperty(ConfigOptions.HOME_PROPERTY);
            } else {
                System.setProperty(ConfigOptions.HOME_PROPERTY, before);
            }
        }
    }

    private static JournalTools noJournals() {
        return (JournalTools) Proxy.newProxyInstance(
                JournalTools.class.getClassLoader(), new Class<?>[] {JournalTools.class}, (self, method, arguments) -> {
                    throw new IllegalStateException("there is no journal here");
                });
    }
}
