package io.needletail.app.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.needletail.app.cli.SmscCommandLine;
import io.needletail.app.config.HttpConfig;
import io.needletail.app.http.OperationsServer;
import io.needletail.app.metric.SmscMeters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules in force over real HTTP, and the command that has them read again. */
class RouteEndpointsIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private Path file;
    private RouteSnapshots snapshots;
    private OperationsServer server;

    @BeforeEach
    void start() throws Exception {
        file = directory.resolve("routes.conf");
        Files.writeString(directory.resolve("vip.txt"), "491701234567\n");
        write("handsets");
        snapshots = RouteSnapshots.open(
                new FileRoutes(file, ConfiguredRoutes.names(Set.of()), Set::of), InstantSource.system());
        server = OperationsServer.start(
                new HttpConfig(true, "127.0.0.1", 0),
                new SmscMeters(),
                List.of(),
                new RouteEndpoints(snapshots, InstantSource.system()).all());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowTheRulesInForce() throws Exception {
        HttpResponse<String> response = send(request("/routes").GET());

        assertThat(response.statusCode()).isEqualTo(200);
        Config shown = ConfigFactory.parseString(response.body());
        assertThat(shown.getString("source")).isEqualTo(file.toString());
        assertThat(shown.getLong("version")).isEqualTo(1);
        assertThat(shown.getString("hash")).hasSize(12);
        assertThat(shown.getString("loaded")).startsWith("20");
        assertThat(shown.getInt("rules")).isEqualTo(2);
        assertThat(shown.getInt("lists.vip")).isEqualTo(1);
        assertThat(shown.hasPath("failure")).isFalse();
    }

    @Test
    void shouldReloadAndShowTheNewVersion() throws Exception {
        write("\"account:shop\"");

        HttpResponse<String> response = post("/routes/reload", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ConfigFactory.parseString(response.body()).getLong("version"))
                .isEqualTo(2);
    }

    @Test
    void shouldAnswerWhatIsWrongAndKeepTheRules() throws Exception {
        write("nowhere");

        HttpResponse<String> response = post("/routes/reload", "");

        assertThat(response.statusCode()).isEqualTo(422);
        Config answer = ConfigFactory.parseString(response.body());
        assertThat(answer.getLong("version")).isEqualTo(1);
        assertThat(answer.getStringList("errors"))
                .singleElement()
                .asString()
                .startsWith(file + ":4: rule other: destination = 'nowhere'");
        Config shown = ConfigFactory.parseString(send(request("/routes").GET()).body());
        assertThat(shown.getLong("version")).isEqualTo(1);
        assertThat(shown.getStringList("failure.errors")).isEqualTo(answer.getStringList("errors"));
    }

    @Test
    void shouldExplainByTheRulesInForce() throws Exception {
        HttpResponse<String> response = post(
                "/routes/explain",
                "{\"to\":\"491701234567\",\"text\":\"Hi \\\"you\\\"\",\"tlv\":{\"0x1400\":\"01\"},\"priority\":1}");

        assertThat(response.statusCode()).isEqualTo(200);
        Config answer = ConfigFactory.parseString(response.body());
        assertThat(answer.getString("rule")).isEqualTo("other");
        assertThat(answer.getString("action")).isEqualTo("forward");
        assertThat(answer.getString("target")).isEqualTo("handsets");
        assertThat(answer.getString("lane")).isEqualTo("urgent");
        assertThat(answer.getString("tag")).isEqualTo("vip");
        assertThat(answer.getString("changes.text")).isEqualTo("Hi \"you\"!");
        assertThat(answer.getLong("version")).isEqualTo(1);
        assertThat(answer.getConfigList("considered")).hasSize(2);
        assertThat(answer.getConfigList("considered").get(0).getString("origin"))
                .isEqualTo(file + ":3");
    }

    @Test
    void shouldRefuseAQuestionThatMakesNoMessage() throws Exception {
        HttpResponse<String> response = post("/routes/explain", "{\"too\":\"1\",\"data-coding\":\"x\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ConfigFactory.parseString(response.body()).getStringList("errors"))
                .hasSize(3)
                .anySatisfy(error -> assertThat(error).contains("too = \"1\": unknown key; did you mean to?"))
                .anySatisfy(error -> assertThat(error).contains("data-coding = \"x\": must be a number from 0 to 255"))
                .anySatisfy(error -> assertThat(error).contains("to: is needed"));
        assertThat(post("/routes/explain", "not json").statusCode()).isEqualTo(400);
        assertThat(post("/routes/explain", "[]").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldReloadFromTheCommandLine() throws Exception {
        String port = Integer.toString(server.port());
        write("\"account:shop\"");

        SmscCommandLine reloaded = SmscCommandLine.run("route", "reload", "--http-port", port);

        assertThat(reloaded.status()).isZero();
        assertThat(reloaded.out()).contains("routes version 2 (").contains("2 rules");

        write("nowhere");
        SmscCommandLine refused = SmscCommandLine.run("route", "reload", "--http-port", port);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("configuration: 1 problem(s); the rules of version 2 stay in force")
                .contains(file + ":4: rule other: destination = 'nowhere'");
        server.close();
        SmscCommandLine alone = SmscCommandLine.run("route", "reload", "--http-port", port);
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.err()).contains("no connection to 127.0.0.1:" + port);
    }

    private void write(String destination) throws IOException {
        Files.writeString(file, """
                lists.vip.file = vip.txt
                rules = [
                  { name = vip, when.to.list = vip, then { tag = vip, lane = urgent, rewrite.text.append = "!" } }
                  { name = other, then.forward = DESTINATION }
                ]
                """.replace("DESTINATION", destination));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
