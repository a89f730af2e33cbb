package io.needletail.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.app.client.ClientAddress;
import io.needletail.app.client.OutgoingMessage;
import io.needletail.app.client.ReceivedReceipt;
import io.needletail.app.client.SmppClientSession;
import io.needletail.app.client.SubmitVerdict;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole servers, one of them the carrier of the other. */
class UpstreamServerIT {
    @TempDir
    private Path directory;

    private SmscServer start(String name, String upstream, String... sets) throws Exception {
        Path home = Files.createDirectories(directory.resolve(name));
        Files.createDirectories(home.resolve("conf/profiles"));
        Files.writeString(home.resolve("conf/profiles/laptop.conf"), "accounts.any-system-id = true\n");
        Path file = home.resolve("upstream.conf");
        Files.writeString(file, upstream);
        List<String> all = new ArrayList<>(List.of(sets));
        all.addAll(List.of(
                "smpp.port=0",
                "smpp.host=127.0.0.1",
                "http.port=0",
                "journal.durability=process",
                "upstream.file=" + file));
        return SmscServer.start(ConfigLoader.load(new ConfigSource(Locations.of(home), null, all)));
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
                assertThat(get(router, "/links"))
                        .contains("\"carrierSystemId\":\"")
                        .contains("\"name\":\"down\",\"bound\":0");
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

    @Test
    void shouldCarryMessagesThroughToACarrierAndItsReceiptsBack() throws Exception {
        carryThrough("{ name = all, then { forward = up } }");
    }

    /** The number that a message goes to, and its receipt comes from, is not the one it was submitted with. */
    @Test
    void shouldFindTheMessageOfAReceiptInWhicheverShardItIs() throws Exception {
        carryThrough(
                "{ name = all, then { rewrite { to.strip-prefix = \"4917\", to.add-prefix = \"0017\" }, forward = up } }",
                "shard.count=3");
    }

    private void carryThrough(String rule, String... sets) throws Exception {
        int messages = 200;
        try (SmscServer carrier = start("carrier", "carriers {}", "handset.delay.fixed=0ms")) {
            Path routes = directory.resolve("routes.conf");
            Files.writeString(routes, "rules = [ " + rule + " ]\n");
            List<String> all = new ArrayList<>(List.of(sets));
            all.add("routing.file=" + routes);
            String upstream = "carriers { up { hosts = [\"127.0.0.1:%d\"], system-id = nt, binds = 2 } }"
                    .formatted(carrier.smppPort());
            Queue<ReceivedReceipt> receipts = new ConcurrentLinkedQueue<>();
            Set<String> ids = new TreeSet<>();
            try (SmscServer router = start("router", upstream, all.toArray(String[]::new));
                    SmppClientSession client = SmppClientSession.bind(
                            new ClientAddress("127.0.0.1", router.smppPort(), "esme", "any"), receipts::add)) {
                for (int i = 0; i < messages; i++) {
                    SubmitVerdict verdict =
                            client.submit(new OutgoingMessage("12345", "4917000000" + i, "Hello " + i, true));
                    assertThat(verdict).isInstanceOf(SubmitVerdict.Accepted.class);
                    ids.add(((SubmitVerdict.Accepted) verdict).messageId());
                }
                await().until(() -> receipts.size() >= messages);
                assertThat(receipts)
                        .hasSize(messages)
                        .allMatch(receipt -> receipt.state().equals("DELIVRD"));
                assertThat(receipts).extracting(ReceivedReceipt::messageId).containsExactlyInAnyOrderElementsOf(ids);
                assertThat(get(router, "/metrics"))
                        .contains("smsc_link_submits_total{carrier=\"up\"} 200.0")
                        .contains("smsc_link_answers_total{carrier=\"up\",status=\"0x00000000\"} 200.0")
                        .contains("smsc_link_delivers_total{carrier=\"up\"} 200.0");
            }
        }
    }
}
