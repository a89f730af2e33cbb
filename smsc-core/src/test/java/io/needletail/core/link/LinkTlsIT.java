package io.needletail.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.session.CloseReason;
import io.needletail.core.tls.TestCertificate;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links over TLS, with certificates made for the test. */
class LinkTlsIT {
    @TempDir
    private static Path directory;

    private static TestCertificate ours;
    private static TestCertificate carriers;
    private static TestCertificate elsewhere;

    @BeforeAll
    static void make() throws Exception {
        carriers = TestCertificate.make(directory, "carrier", "ip:127.0.0.1");
        elsewhere = TestCertificate.make(directory, "elsewhere", "dns:elsewhere.example");
        ours = TestCertificate.make(directory, "ours", "dns:ours.example");
    }

    private static FakeCarrier carrier(TestCertificate certificate, @Nullable TestCertificate clients)
            throws Exception {
        return FakeCarrier.on(certificate.listen(InetAddress.getLoopbackAddress(), clients));
    }

    private static LinkConfigs configs(FakeCarrier carrier, LinkTls tls) {
        LinkConfigs configs = new LinkConfigs(carrier.host());
        configs.tls = tls;
        return configs;
    }

    private static void assertFlows(LinkWorld world) {
        await().until(() -> !world.seen(Kind.LINK_BOUND).isEmpty());
        world.submit(world.seen(Kind.LINK_BOUND).get(0).session(), 500);
        await().until(() -> world.seen(Kind.SUBMIT_ANSWER).size() == 500);
    }

    private static void assertRefused(LinkWorld world, String because) {
        await().until(() -> world.links.carriers().get(0).sum(metrics -> metrics.closes(CloseReason.TLS_FAILED)) > 0);
        await().until(() -> !world.status().lastError().isEmpty());
        assertThat(world.status().lastError()).contains(because);
        assertThat(world.seen).isEmpty();
    }

    @Test
    void shouldCarryMessagesOverTlsToACarrierWhoseCertificateIsTrusted() throws Exception {
        try (FakeCarrier carrier = carrier(carriers, null);
                LinkWorld world = new LinkWorld(configs(carrier, new LinkTls(carriers.certificate(), null, null, true))
                        .make())) {
            assertFlows(world);
            world.links.close();
            await().until(() ->
                    !carrier.received(io.needletail.api.pdu.CommandId.UNBIND).isEmpty());
        }
    }

    @Test
    void shouldShowItsOwnCertificateToACarrierThatWantsOne() throws Exception {
        LinkTls tls = new LinkTls(carriers.certificate(), ours.certificate(), ours.key(), true);
        try (FakeCarrier carrier = carrier(carriers, ours);
                LinkWorld world = new LinkWorld(configs(carrier, tls).make())) {
            assertFlows(world);
        }
    }

    @Test
    void shouldNotBindWhereTheCertificateIsNotTrusted() throws Exception {
        try (FakeCarrier carrier = carrier(carriers, null);
                LinkWorld world = new LinkWorld(configs(carrier, new LinkTls(elsewhere.certificate(), null, null, true))
                        .make())) {
            assertRefused(world, "PKIX");
            assertThat(carrier.binds).hasValue(0);
        }
    }

    @Test
    void shouldNotBindWhereTheCertificateIsForAnotherHostUnlessToldSo() throws Exception {
        try (FakeCarrier carrier = carrier(elsewhere, null)) {
            try (LinkWorld world =
                    new LinkWorld(configs(carrier, new LinkTls(elsewhere.certificate(), null, null, true))
                            .make())) {
                assertRefused(world, "127.0.0.1");
            }
            try (LinkWorld world =
                    new LinkWorld(configs(carrier, new LinkTls(elsewhere.certificate(), null, null, false))
                            .make())) {
                assertFlows(world);
            }
        }
    }

    @Test
    void shouldNotBindInTheClearToACarrierThatSpeaksTls() throws Exception {
        try (FakeCarrier carrier = carrier(carriers, null);
                LinkWorld world = new LinkWorld(new LinkConfigs(carrier.host()).make())) {
            await().until(() -> !world.status().lastError().isEmpty());
            assertThat(world.seen).isEmpty();
        }
    }

    @Test
    void shouldNameTheFileThatCannotBeUsed() {
        Path missing = directory.resolve("missing.pem");
        assertThatThrownBy(() -> new LinkTls(missing, null, null, true).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tls.trust")
                .hasMessageContaining("missing.pem");
        assertThatThrownBy(() -> new LinkTls(null, ours.key(), ours.certificate(), true).check())
                .hasMessageContaining("tls.certificate");
    }
}
