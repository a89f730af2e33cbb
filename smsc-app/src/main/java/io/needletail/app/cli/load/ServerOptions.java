package io.needletail.app.cli.load;

import io.needletail.core.tls.TlsClientConfig;
import io.needletail.load.plan.ConnectPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and as whom to bind. */
public final class ServerOptions {
    /** Environment variable with the password. */
    static final String PASSWORD_VARIABLE = "SMSC_LOAD_PASSWORD";

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Server to load (default ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(names = "--port", defaultValue = "2775", description = "Its SMPP port (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--allow-remote", description = "Permit a server on another machine. Be sure that it is yours.")
    private boolean allowRemote;

    @Option(
            names = "--system-id",
            defaultValue = "load",
            description = "Account (default ${DEFAULT-VALUE}); %%d or {n} is the session's number, from 1.")
    private String systemId = "";

    @Option(
            names = "--password",
            description = "Its password (default: $" + PASSWORD_VARIABLE + ", else 'load'); %%d and {n} as above.")
    private @Nullable String password;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Read the password from the first line.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--interface-version",
            paramLabel = "3.3|3.4|5.0",
            defaultValue = "3.4",
            description = "SMPP version to bind with (default ${DEFAULT-VALUE}).")
    private String version = "";

    @Option(
            names = "--connect-rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Connections begun a second (default ${DEFAULT-VALUE}); 0: no limit.")
    private int connectRate;

    @Option(
            names = "--enquire-link",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = SpanConverter.class,
            description = "Send enquire_link that often on each session (default ${DEFAULT-VALUE}); 0: never.")
    private Duration enquireLink = Duration.ZERO;

    /**
     * What the options say.
     *
     * @param tls empty for plain text
     * @throws UnknownHostException if the host has no address
     */
    ConnectPlan plan(Optional<TlsClientConfig> tls) throws WrongOptionException, UnknownHostException {
        if (port < 1 || port > 65_535) {
            throw new WrongOptionException("--port: " + port + " is not between 1 and 65535");
        }
        if (connectRate < 0) {
            throw new WrongOptionException("--connect-rate: " + connectRate + " is negative");
        }
        checkHost();
        String secret = secret();
        checkLength("--system-id", systemId, 15);
        checkLength("--password", secret, 8);
        return new ConnectPlan(host, port, systemId, secret, versionCode(), connectRate, tls, enquireLink);
    }

    /** Where the load goes, for the report. */
    String target() {
        return host + ":" + port;
    }

    private void checkHost() throws WrongOptionException, UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!allowRemote && !address.isLoopbackAddress()) {
                throw new WrongOptionException("--host: " + host + " is not this machine (" + address.getHostAddress()
                        + "). If that server is yours to load, add --allow-remote");
            }
        }
    }

    private static void checkLength(String option, String value, int most) throws WrongOptionException {
        if (value.replace("%d", "1").replace("{n}", "1").length() > most) {
            throw new WrongOptionException(option + ": SMPP has room for " + most + " characters");
        }
    }

    private String secret() throws WrongOptionException {
        if (passwordFile != null) {
            try {
                return Files.readString(passwordFile).lines().findFirst().orElse("");
            } catch (IOException e) {
                throw new WrongOptionException("--password-file: " + passwordFile + " cannot be read");
            }
        }
        return password != null ? password : Objects.requireNonNullElse(System.getenv(PASSWORD_VARIABLE), "load");
    }

    private int versionCode() throws WrongOptionException {
        return switch (version) {
            case "3.3" -> 0x33;
            case "3.4" -> 0x34;
            case "5.0" -> 0x50;
            default ->
                throw new WrongOptionException("--interface-version: '" + version + "' is none of 3.3, 3.4 and 5.0");
        };
    }
}
