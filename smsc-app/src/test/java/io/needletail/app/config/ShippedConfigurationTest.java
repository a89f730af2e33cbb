package io.needletail.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.BindVerdict;
import io.needletail.app.account.AccountPolicy;
import io.needletail.app.account.FileAccountDirectory;
import io.needletail.app.route.CompiledRoutes;
import io.needletail.app.route.ConfiguredRoutes;
import io.needletail.app.route.FileRoutes;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void shouldRouteTheRouterProfileByTheShippedFile() throws Exception {
        SmscConfig config = load("router");

        CompiledRoutes routes = routes(config.routesFile().orElseThrow());

        assertThat(config.routesFile()).hasValue(HOME.resolve("conf/routes.conf"));
        assertThat(routes.rules()).isEqualTo(1);
        assertThat(routes.warnings()).isEmpty();
        assertThat(load("laptop").routesFile()).isEmpty();
    }

    /** A line that begins with # and no blank is an example. */
    @Test
    void shouldShipExamplesOfRoutesThatAreSound(@TempDir Path directory) throws Exception {
        String shipped = Files.readString(HOME.resolve("conf/routes.conf"));
        String examples =
                Pattern.compile("(?m)^( *)#(?=[^ #\n])").matcher(shipped).replaceAll("$1");
        Path file = Files.writeString(directory.resolve("routes.conf"), examples.replace("#  ", "  "));
        Files.createDirectories(directory.resolve("lists"));
        Files.writeString(directory.resolve("lists/blocked.txt"), "491700000001\n");

        CompiledRoutes routes = routes(file);

        assertThat(routes.rules()).isEqualTo(5);
        assertThat(routes.groups()).isEqualTo(1);
        assertThat(routes.lists()).containsEntry("blocked", 1);
        assertThat(routes.warnings()).isEmpty();
    }

    private static CompiledRoutes routes(Path file) throws Exception {
        Set<String> carriers = Set.of("carrier-a", "carrier-b", "carrier-c");
        return new FileRoutes(file, ConfiguredRoutes.names(carriers), () -> carriers).load();
    }

    private static SmscConfig load(String profile) throws Exception {
        return ConfigLoader.load(new ConfigSource(HOME, profile, List.of()));
    }
}
