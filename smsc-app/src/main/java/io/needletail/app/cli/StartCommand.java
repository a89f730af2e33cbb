package io.needletail.app.cli;

import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.launch.LaunchException;
import io.needletail.app.launch.RunningServer;
import io.needletail.app.launch.ServerFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code smsc start}: runs in the foreground until SIGTERM or SIGINT. SIGHUP reads the routing rules again where
 * {@code routing.file} is set, and ends it where it is not.
 */
@Command(
        name = "start",
        description = "Runs the server in the foreground until it is told to stop (Ctrl-C, SIGTERM).",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
    private final ServerFactory servers;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    StartCommand(ServerFactory servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() throws ConfigurationException, LaunchException, InterruptedException {
        SmscConfig config = options.load();
        try (StopHook stop = StopHook.install()) {
            RunningServer server = servers.start(config);
            stop.arm(server::close);
            if (config.routesFile().isPresent()) {
                HangUpSignal.handle(server::reloadRoutes);
            }
            Banner banner = new Banner(config, spec.commandLine().getOut());
            banner.listening(server.smppPort(), server.tlsPort());
            banner.ready(server.smppPort(), httpPort(server));
            new CountDownLatch(1).await();
            return ExitStatus.OK;
        }
    }

    /** HTTP starts beside SMPP; if it cannot, nothing stays behind. */
    private static int httpPort(RunningServer server) throws LaunchException {
        try {
            return server.httpPort();
        } catch (LaunchException e) {
            server.close();
            throw e;
        }
    }
}
