package io.needletail.app.cli;

import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a configuration, shared by commands. */
final class ConfigOptions {
    /** Set by bin/smsc: the directory that holds conf/. */
    static final String HOME_PROPERTY = "smsc.home";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Overlay conf/profiles/NAME.conf; laptop unless given.")
    private @Nullable String profile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set any configuration key; repeatable, wins over every file.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--conf", paramLabel = "DIR", description = "Read the configuration from DIR instead of conf/.")
    private @Nullable Path conf;

    SmscConfig load() throws ConfigurationException {
        return load(profile, List.of());
    }

    /** Settings that a command needs, which the user's own settings win over. */
    SmscConfig loadWith(List<String> own) throws ConfigurationException {
        return load(profile, own);
    }

    static Locations installation() {
        return Locations.of(Path.of(Objects.requireNonNullElse(System.getProperty(HOME_PROPERTY), "")));
    }

    private SmscConfig load(@Nullable String chosen, List<String> own) throws ConfigurationException {
        Locations usual = installation();
        Locations locations = conf == null
                ? usual
                : new Locations(usual.home(), conf.toAbsolutePath().normalize());
        List<String> all = new ArrayList<>(own);
        all.addAll(sets);
        return ConfigLoader.load(new ConfigSource(locations, chosen, all));
    }
}
