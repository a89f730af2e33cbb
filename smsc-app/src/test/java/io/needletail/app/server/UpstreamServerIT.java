package io.needletail.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole servers, one of them the carrier of the other. */
class UpstreamServerIT {
    @TempDir
    private Path directory;

    private SmscServer start(String name, String upstream) throws Exception {
        Path home = Files.createDirectories(directory.resolve(name));
        Files.createDirectories(home.resolve("conf/profiles"));
        Files.writeString(home.resolve("conf/profiles/laptop.conf"), "accounts.any-system-id = true\n");
        Path file = home.resolve("upstream.conf");
        Files.writeString(file, upstream);
        return SmscServer.start(ConfigLoader.load(new ConfigSource(
                Locations.of(home),
                null,
                List.of(
                        "smpp.port=0",
                        "smpp.host=127.0.0.1",
                        "http.port=0",
                        "journal.durability=memory",
                        "upstream.file=" + file))));
    }

    private static String get(SmscServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldBindToItsCarriersShowThemAndStayReadyWithoutThem() throws Exception {
        int nobody = freePort();
        try (SmscServer carrier = start("carrier", "carriers {}")) {
            String upstream = """
                    carriers {
                      up { hosts = ["127.0.0.1:%d"], system-id = nt, binds = 2 }
                      down { hosts = ["127.0.0.1:%d"], system-id = nt }
                    }
                    """.formatted(carrier.smppPort(), nobody);
            long closing;
            try (SmscServer router = start("router", upstream)) {
                await().until(() -> get(router, "/links").contains("\"name\":\"up\",\"bound\":2"));
                await().until(() -> get(router, "/links").contains("onnection refused"));
                assertThat(get(router, "/links")).contains("\"carrierSystemId\":\"").contains("\"name\":\"down\",\"bound\":0");
                assertThat(get(router, "/health/ready"))
                        .startsWith("{\"status\":\"up\"")
                        .contains("down 0 of 1 bound, up 2 of 2 bound");
                assertThat(get(router, "/metrics"))
                        .contains("smsc_link_binds{carrier=\"up\",state=\"bound\"} 2.0")
                        .contains("smsc_link_connects_total{carrier=\"up\"} 2.0")
                        .containsPattern("smsc_link_connect_failures_total\\{carrier=\"down\"\\} [1-9]");
                assertThat(get(carrier, "/metrics")).contains("smsc_sessions{type=\"trx\"} 2.0");
                closing = System.nanoTime();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(8));
            await().until(() -> get(carrier, "/metrics").contains("smsc_closes_total{reason=\"unbound_by_peer\"} 2.0"));
        }
    }
}
