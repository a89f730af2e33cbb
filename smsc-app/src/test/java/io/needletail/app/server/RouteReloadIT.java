package io.needletail.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.client.ClientAddress;
import io.needletail.app.client.OutgoingMessage;
import io.needletail.app.client.SmppClientSession;
import io.needletail.app.client.SubmitVerdict;
import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of a file in a real server, changed while a session is bound. */
class RouteReloadIT {
    @TempDir
    private Path directory;

    private Path file;
    private SmscServer server;

    @BeforeEach
    void start() throws Exception {
        file = directory.resolve("routes.conf");
        rules("reject = ESME_RINVDSTADR");
        server = SmscServer.start(ConfigLoader.load(new ConfigSource(
                Locations.of(directory),
                null,
                List.of(
                        "smpp.port=0",
                        "http.port=0",
                        "accounts.any-system-id=true",
                        "journal.durability=memory",
                        "shard.count=2",
                        "routing.file=" + file,
                        "data.dir=" + directory.resolve("data")))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldRouteByTheFileAndByWhatItSaysLater() throws Exception {
        try (SmppClientSession session = bind()) {
            assertThat(submit(session)).isEqualTo(new SubmitVerdict.Refused(CommandStatus.RINVDSTADR));

            rules("reject = ESME_RSYSERR");
            assertThat(http("POST", "/routes/reload")).contains("\"version\":2");
            assertThat(submit(session)).isEqualTo(new SubmitVerdict.Refused(CommandStatus.RSYSERR));

            rules("forward = handsets");
            await().until(() -> server.routes().current().version() == 3);
            assertThat(submit(session)).isInstanceOf(SubmitVerdict.Accepted.class);

            rules("forward = nowhere");
            assertThat(http("POST", "/routes/reload")).contains("destination = 'nowhere'");
            assertThat(submit(session)).isInstanceOf(SubmitVerdict.Accepted.class);
        }
    }

    @Test
    void shouldCountReloadsAndShowTheVersion() throws Exception {
        rules("forward = handsets");
        server.routes().reload();
        rules("forward = nowhere");
        server.routes().reload();

        assertThat(http("GET", "/metrics"))
                .contains("smsc_route_snapshot_version 2.0")
                .contains("smsc_route_reloads_total{result=\"loaded\"} 1.0")
                .contains("smsc_route_reloads_total{result=\"failed\"} 1.0");
    }

    private SmppClientSession bind() throws IOException, InterruptedException {
        return SmppClientSession.bind(new ClientAddress("127.0.0.1", server.smppPort(), "me", "secret"), any -> {});
    }

    private static SubmitVerdict submit(SmppClientSession session) throws IOException, InterruptedException {
        return session.submit(new OutgoingMessage("Needletail", "491701234567", "Hello", false));
    }

    private String http(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void rules(String action) throws IOException {
        Files.writeString(file, "rules = [{ name = all, then { " + action + " } }]\n");
    }
}
