package io.needletail.app.cli;

import io.needletail.app.tls.SelfSignedCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc tls selfsigned}. */
@Command(
        name = "selfsigned",
        description = "Makes a self-signed certificate and its key for trying TLS out, and prints how to use them.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class TlsSelfSignedCommand implements Callable<Integer> {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");
    private static final String HOST_FORM = "[A-Za-z0-9.:_-]{1,253}";
    private static final int MOST_DAYS = 3_650;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Name or address by which clients know the server; repeatable. Without it: this machine.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private List<String> hosts = THIS_MACHINE;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the files go.")
    private Path directory = Path.of("conf", "tls");

    @Option(names = "--days", description = "How long it is valid.")
    private int days = 365;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String host : hosts) {
            if (!host.matches(HOST_FORM)) {
                throw new ParameterException(
                        spec.commandLine(), "--host: '" + host + "' is neither a host name nor an address");
            }
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--days: " + days + " is not from 1 to " + MOST_DAYS);
        }
        SelfSignedCertificate made =
                SelfSignedCertificate.make(directory.toAbsolutePath().normalize(), hosts, days);
        PrintWriter out = spec.commandLine().getOut();
        out.println("# For conf/needletail.conf. Clients trust the certificate itself; keep the key to the server.");
        out.println("smpp.tls.enabled = true");
        out.println("smpp.tls.certificate = \"" + made.certificate() + '"');
        out.println("smpp.tls.key = \"" + made.key() + '"');
        return ExitStatus.OK;
    }
}
