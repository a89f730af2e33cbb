package io.needletail.testkit.chain;

import io.needletail.testkit.process.FreePort;
import io.needletail.testkit.process.SmscProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The server under test: everything goes to the first carrier that can be used. One thread. */
final class RouterProcess {
    private static final String CARRIER = """
              %s {
                hosts = ["127.0.0.1:%d"]
                system-id = router, password = router, binds = 2, window = 50
                timers {
                  response = 2s, reconnect-min = 100ms, reconnect-max = 500ms
                  enquire-link = 1s, enquire-link-response = 1s
                }
                errors { other = "elsewhere [200ms, 1s]", timeout = "elsewhere [200ms, 1s]" }
                # A sink that is killed has forgotten whose receipts it owed; a wait is never shorter than the validity.
                receipts { wait = 30s, missing = UNKNOWN }
              }
            """;

    private final ChainPlan plan;
    private final int port;
    private final Path upstream;
    private final Path routes;
    private @Nullable SmscProcess process;

    RouterProcess(ChainPlan plan, List<Carrier> carriers) throws IOException {
        this.plan = plan;
        port = FreePort.find();
        Path directory = Files.createDirectories(plan.directory()).toAbsolutePath();
        upstream = Files.writeString(
                directory.resolve("upstream.conf"),
                carriers.stream()
                        .map(carrier -> String.format(CARRIER, carrier.title(), carrier.port()))
                        .collect(Collectors.joining("", "carriers {\n", "}\n")));
        routes = Files.writeString(
                directory.resolve("routes.conf"),
                carriers.stream()
                        .map(Carrier::title)
                        .collect(Collectors.joining(
                                ", ",
                                "groups { carriers = \"failover(",
                                ")\" }\nrules = [{ name = all, then.forward = carriers }]\n")));
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("start"));
        for (String setting : List.of(
                "smpp.port=" + port,
                "http.enabled=false",
                "data.dir=" + plan.directory().toAbsolutePath().resolve("router"),
                "retry.schedule=[1s, 2s]",
                "message.default-validity=30s",
                "upstream.file=" + upstream,
                "routing.file=" + routes)) {
            arguments.addAll(List.of("--set", setting));
        }
        process = SmscProcess.start(plan.launch(), arguments, plan.directory().resolve("router.log"));
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    void kill() throws InterruptedException {
        if (process != null) {
            process.kill();
        }
    }

    /** Answers the exit status. */
    int stop(int seconds) throws InterruptedException {
        return process == null ? 0 : process.stop(seconds);
    }

    String logTail() throws IOException {
        return process == null ? "" : process.logTail();
    }
}
