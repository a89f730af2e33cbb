package io.needletail.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.journal.JournalHealth;
import io.needletail.api.metric.SmscMetric;
import io.needletail.app.config.HttpConfig;
import io.needletail.app.health.HealthCheck;
import io.needletail.app.health.HealthResult;
import io.needletail.app.metric.SmscMeters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsServerIT {
    private static final HttpConfig ANY_PORT = new HttpConfig(true, "127.0.0.1", 0);

    private final HttpClient client = HttpClient.newHttpClient();
    private final SmscMeters meters = new SmscMeters();
    private JournalHealth journal = new JournalHealth.Writable();
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        meters.counter(SmscMetric.BINDS, () -> 5);
        server = OperationsServer.start(
                ANY_PORT,
                meters,
                List.of(
                        HealthCheck.of("listening", () -> HealthResult.up("port \"2775\"")),
                        HealthCheck.journal("journal-0", () -> journal)),
                List.of(
                        Endpoint.get(
                                "/echo",
                                body -> new Endpoint.Answer(
                                        200, new JsonObject().put("n", 1).toString())),
                        Endpoint.post(
                                "/echo",
                                body -> new Endpoint.Answer(
                                        422, new JsonObject().put("was", body).toString()))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldServeMetricsAsPrometheusText() throws Exception {
        HttpResponse<String> response = get("/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        assertThat(response.body()).contains("smsc_binds_total 5.0");
    }

    @Test
    void shouldBeLiveWhileItAnswers() throws Exception {
        HttpResponse<String> response = get("/health/live");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"up\",\"checks\":{}}");
    }

    @Test
    void shouldBeReadyWhenEveryCheckIsUp() throws Exception {
        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"status\":\"up\",\"checks\":{"
                        + "\"listening\":{\"status\":\"up\",\"reason\":\"port \\\"2775\\\"\"},"
                        + "\"journal-0\":{\"status\":\"up\",\"reason\":\"writable\"}}}");
    }

    @Test
    void shouldSayWhyItIsNotReady() throws Exception {
        journal = new JournalHealth.DiskLow(10, 20);

        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .startsWith("{\"status\":\"down\"")
                .contains("\"journal-0\":{\"status\":\"down\",\"reason\":\"free space 10 bytes is below 20 bytes\"}");
    }

    @Test
    void shouldServeFurtherEndpointsWithTheirStatus() throws Exception {
        assertThat(get("/echo").body()).isEqualTo("{\"n\":1}");

        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/echo"))
                .POST(HttpRequest.BodyPublishers.ofString("a \"b\""))
                .build();
        HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"was\":\"a \\\"b\\\"\"}");
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        HttpConfig taken = new HttpConfig(true, "127.0.0.1", server.port());

        assertThatThrownBy(() -> OperationsServer.start(taken, meters, List.of(), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("http.port");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
