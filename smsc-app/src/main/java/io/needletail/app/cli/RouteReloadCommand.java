package io.needletail.app.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code smsc route reload}: has a running server read its rules again. */
@Command(
        name = "reload",
        description = "Has a running server read its routing rules again, over HTTP.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:new rules are in force",
            "1:no answer from the server",
            "2:the rules cannot be used, and those in force stay"
        })
final class RouteReloadCommand implements Callable<Integer> {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    /** Ten million numbers take a while. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "http.host of the server; ${DEFAULT-VALUE} unless given.")
    private String host = "127.0.0.1";

    @Option(names = "--http-port", paramLabel = "PORT", description = "Its http.port; ${DEFAULT-VALUE} unless given.")
    private int port = 8080;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpResponse<String> response = post(URI.create("http://" + host + ":" + port + "/routes/reload"));
        try {
            return report(response, ConfigFactory.parseString(response.body()));
        } catch (ConfigException e) {
            throw new IOException("the answer from " + host + ":" + port + " is not understood: " + e.getMessage(), e);
        }
    }

    private int report(HttpResponse<String> response, Config answer) throws IOException {
        if (response.statusCode() == OK) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("routes version " + answer.getLong("version") + " (" + answer.getString("hash") + ") in force: "
                    + answer.getInt("rules") + " rules, read in " + answer.getLong("tookMillis") + " ms");
            answer.getStringList("warnings").forEach(warning -> out.println("  warning   " + warning));
            out.flush();
            return ExitStatus.OK;
        }
        if (response.statusCode() != UNPROCESSABLE) {
            throw new IOException("the server answered with HTTP status " + response.statusCode());
        }
        List<String> errors = answer.getStringList("errors");
        PrintWriter err = spec.commandLine().getErr();
        err.println("configuration: " + errors.size() + " problem(s); the rules of version " + answer.getLong("version")
                + " stay in force");
        errors.forEach(error -> err.println("  " + error));
        err.flush();
        return ExitStatus.USAGE;
    }

    private HttpResponse<String> post(URI uri) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("no connection to " + host + ":" + port + " (http.host, http.port)", e);
        }
    }
}
