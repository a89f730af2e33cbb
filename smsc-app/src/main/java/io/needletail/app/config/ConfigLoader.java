package io.needletail.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Suggestion;
import io.needletail.app.config.bind.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Layers built-in defaults, {@code conf/needletail.conf}, the profile and {@code --set}, later ones winning, and reports
 * everything wrong with them at once. Environment variables enter where a file says <code>${?NAME}</code>, nowhere else.
 */
public final class ConfigLoader {
    private final ConfigSource source;
    private final Locations locations;
    private final Problems problems = new Problems();

    private ConfigLoader(ConfigSource source) {
        this.source = source;
        this.locations = source.locations();
    }

    /**
     * Loads a configuration.
     *
     * @throws ConfigurationException naming everything that is wrong
     */
    public static SmscConfig load(ConfigSource source) throws ConfigurationException {
        return new ConfigLoader(source).load();
    }

    /** Names of the profiles that exist, sorted. */
    public static List<String> profiles(Locations locations) {
        try (Stream<Path> files = Files.list(locations.profiles())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .map(name -> name.substring(0, name.length() - ".conf".length()))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    private SmscConfig load() throws ConfigurationException {
        String profile = Objects.requireNonNullElse(source.profile(), ConfigSource.USUAL_PROFILE);
        Config layers = SetOptions.parse(source.sets(), problems)
                .withFallback(profileLayer(profile))
                .withFallback(optional(locations.mainFile()));
        Binder binder = new Binder(SmscConfig.keys(), problems);
        Values values = binder.bind(resolve(layers).root());
        SmscConfig config = new SmscConfig(locations, profile, binder, values);
        problems.throwIfAny();
        return config;
    }

    private Config profileLayer(String profile) {
        Path file = locations.profile(profile);
        if (Files.isRegularFile(file) || isBareStart()) {
            return optional(file);
        }
        List<String> known = profiles(locations);
        problems.add(
                "--profile",
                profile,
                known.isEmpty()
                        ? "unknown profile; there is none in " + locations.profiles()
                        : "unknown profile; there are " + String.join(", ", known) + Suggestion.of(profile, known));
        return ConfigFactory.empty();
    }

    /** Without any configuration directory (an embedded server) the built-in defaults are enough. */
    private boolean isBareStart() {
        return source.profile() == null && !Files.isDirectory(locations.conf());
    }

    private Config optional(Path file) {
        if (!Files.exists(file)) {
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        } catch (ConfigException e) {
            problems.add(e, file.toString());
            return ConfigFactory.empty();
        }
    }

    private Config resolve(Config layers) {
        try {
            return layers.resolve();
        } catch (ConfigException e) {
            problems.add(e, locations.conf().toString());
            return ConfigFactory.empty();
        }
    }
}
