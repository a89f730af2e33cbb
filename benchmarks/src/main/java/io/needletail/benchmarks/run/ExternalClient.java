package io.needletail.benchmarks.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Any load client, as a template of a shell command. Its last line of output is a JSON object with these fields, all but the
 * first optional: {@code ok_per_s}, {@code latency_us.p50}, {@code .p99}, {@code .p999}, {@code .max},
 * {@code server.cpu_us_per_msg}, {@code own_cpu_us_per_msg}, {@code host.other_cpu_s}, and {@code problems}, true if an answer
 * or a receipt was missing, wrong or there twice.
 */
public final class ExternalClient implements LoadClient {
    private final String template;

    /**
     * @param template command with {port} {pid} {sessions} {window} {seconds} {warmup} {text-length} {to} (first
     *     digits of the destinations) {system-id} {password},
     *     {rate} (blank in a closed loop) and {receipts} (true or blank)
     */
    public ExternalClient(String template) {
        this.template = template;
    }

    @Override
    public LoadFigures run(ServerProcess server, LoadRequest request) throws IOException, InterruptedException {
        String command = filled(Integer.toString(server.port()), Long.toString(server.pid()), request);
        String output = ClientProcess.output(List.of("sh", "-c", command), Map.of(), request);
        String last = output.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
        try {
            return figures(ConfigFactory.parseString(last));
        } catch (ConfigException e) {
            throw new IOException("the load client's last line is not what it should be: " + e.getMessage(), e);
        }
    }

    @Override
    public String describe(LoadRequest request) {
        return filled("PORT", "PID", request);
    }

    private String filled(String port, String pid, LoadRequest request) {
        return template.replace("{port}", port)
                .replace("{pid}", pid)
                .replace("{sessions}", Integer.toString(request.sessions()))
                .replace("{window}", Integer.toString(request.window()))
                .replace("{seconds}", Integer.toString(request.seconds()))
                .replace("{warmup}", Integer.toString(request.warmupSeconds()))
                .replace("{text-length}", Integer.toString(request.messages().textLength()))
                .replace("{to}", request.messages().to())
                .replace("{system-id}", LoadAccount.NAME)
                .replace("{password}", LoadAccount.NAME)
                .replace("{rate}", request.rate() == 0 ? "" : Long.toString(request.rate()))
                .replace("{receipts}", request.messages().receipts() ? "true" : "");
    }

    private static LoadFigures figures(Config json) {
        return new LoadFigures(
                json.getDouble("ok_per_s"),
                new LoadFigures.Percentiles(
                        number(json, "latency_us.p50"),
                        number(json, "latency_us.p99"),
                        number(json, "latency_us.p999"),
                        number(json, "latency_us.max")),
                number(json, "server.cpu_us_per_msg"),
                number(json, "own_cpu_us_per_msg"),
                number(json, "host.other_cpu_s"),
                json.hasPath("problems") && json.getBoolean("problems") ? "the client reports problems" : "");
    }

    private static double number(Config json, String path) {
        return json.hasPath(path) ? json.getDouble(path) : Double.NaN;
    }
}
