package io.needletail.app.cli;

import io.needletail.app.account.PasswordHash;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc password}: never an argument, which every user of the machine could read. */
@Command(
        name = "password",
        description = "Reads a password from the terminal, or a line of standard input, and prints its hash.",
        mixinStandardHelpOptions = true)
final class PasswordCommand implements Callable<Integer> {
    /** SMPP 3.4 section 5.2.2: nine octets with the NUL. */
    private static final int LONGEST = 8;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = read();
        if (password == null || password.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no password given");
        }
        if (password.length() > LONGEST) {
            throw new ParameterException(
                    spec.commandLine(), "SMPP carries passwords of at most " + LONGEST + " characters");
        }
        spec.commandLine().getOut().println(PasswordHash.create(password, new SecureRandom()));
        return ExitStatus.OK;
    }

    @SuppressWarnings("SystemConsoleNull") // null on 17 and on 22 and later, each in its own case
    private static @Nullable String read() throws IOException {
        Console console = System.console();
        if (console != null && isTerminal()) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? null : new String(typed);
        }
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    /** From JDK 22 on there is a console even when standard input is a pipe; bin/smsc tells. */
    private static boolean isTerminal() {
        return !"false".equals(System.getProperty("smsc.terminal"));
    }
}
