package io.needletail.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.BindVerdict;
import io.needletail.app.account.AccountPolicy;
import io.needletail.app.account.FileAccountDirectory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in conf/ load, and are as safe as the documentation says. */
class ShippedConfigurationTest {
    private static final Locations HOME = Locations.of(Path.of(".."));

    @Test
    void shouldShipThreeProfiles() {
        assertThat(ConfigLoader.profiles(HOME)).containsExactly("laptop", "loadtest", "router");
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "loadtest", "router"})
    void shouldLoadAndListenOnLoopbackOnly(String profile) throws Exception {
        SmscConfig config = load(profile);

        assertThat(InetAddress.getByName(config.smpp().host()).isLoopbackAddress())
                .isTrue();
        assertThat(InetAddress.getByName(config.http().host()).isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "laptop, me, anything, true", "loadtest, load, load, true", "loadtest, load, other, false",
        "loadtest, me, anything, false", "router, load, load, false", "router, me, anything, false"
    })
    void shouldGrantWhatTheProfileSays(String profile, String systemId, String password, boolean granted)
            throws Exception {
        SmscConfig config = load(profile);
        FileAccountDirectory accounts = FileAccountDirectory.open(config.accountsFile(), AccountPolicy.of(config));

        BindVerdict here = accounts.authenticate(systemId, password, InetAddress.getLoopbackAddress());
        BindVerdict away = accounts.authenticate(systemId, password, InetAddress.getByName("203.0.113.9"));

        assertThat(here instanceof BindVerdict.Granted).isEqualTo(granted);
        assertThat(away).isInstanceOf(BindVerdict.Denied.class);
    }

    private static SmscConfig load(String profile) throws Exception {
        return ConfigLoader.load(new ConfigSource(HOME, profile, List.of()));
    }
}
