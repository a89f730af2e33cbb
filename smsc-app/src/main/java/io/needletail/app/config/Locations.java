package io.needletail.app.config;

import java.nio.file.Path;

/**
 * Where an installation is.
 *
 * @param home relative paths of the configuration start here
 * @param conf holds needletail.conf and profiles
 */
public record Locations(Path home, Path conf) {

    /** An installation with the usual layout. */
    public static Locations of(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        return new Locations(absolute, absolute.resolve("conf"));
    }

    /** A path of the configuration as an absolute one. */
    public Path resolve(String path) {
        return home.resolve(path).normalize();
    }

    /** Profiles of providers, for accounts. */
    public Path providers() {
        return conf.resolve("providers");
    }

    Path mainFile() {
        return conf.resolve("needletail.conf");
    }

    Path profiles() {
        return conf.resolve("profiles");
    }

    Path profile(String name) {
        return profiles().resolve(name + ".conf");
    }
}
