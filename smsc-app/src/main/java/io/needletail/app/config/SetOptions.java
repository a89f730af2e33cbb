package io.needletail.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code --set key=value} into a layer. A plain value is taken as text, so that no shell needs HOCON quotes; the
 * value of a list or a section is parsed as HOCON. Relative paths start at the working directory.
 */
final class SetOptions {
    private static final String ORIGIN = "--set";
    private static final List<Key<String>> PATHS = Stream.concat(
                    Stream.of(JournalConfig.DIRECTORY, AccountsConfig.FILE, RoutingConfig.FILE, UpstreamConfig.FILE),
                    TlsConfig.FILES.stream())
            .toList();

    private SetOptions() {}

    static Config parse(List<String> sets, Problems problems) {
        Map<String, Key<?>> keys = SmscConfig.keys().stream().collect(Collectors.toMap(Key::path, Function.identity()));
        Config layer = ConfigFactory.empty();
        for (String set : sets) {
            int equals = set.indexOf('=');
            if (equals <= 0) {
                problems.add(ORIGIN, set, "must be key=value");
                continue;
            }
            layer = one(
                            set.substring(0, equals).strip(),
                            set.substring(equals + 1).strip(),
                            keys,
                            problems)
                    .withFallback(layer);
        }
        return layer;
    }

    private static Config one(String path, String text, Map<String, Key<?>> keys, Problems problems) {
        try {
            ConfigUtil.splitPath(path);
            Key<?> key = keys.get(path);
            boolean hocon = key == null
                    ? text.startsWith("{") || text.startsWith("[")
                    : key.type().structured();
            ConfigValue value = hocon ? parse(text) : scalar(key, text);
            return value.atPath(path);
        } catch (ConfigException e) {
            problems.add(ORIGIN, path + " = " + text, "cannot be read: " + e.getMessage());
            return ConfigFactory.empty();
        }
    }

    private static ConfigValue parse(String text) {
        return ConfigFactory.parseString(
                        "value = " + text, ConfigParseOptions.defaults().setOriginDescription(ORIGIN))
                .getValue("value");
    }

    private static ConfigValue scalar(@Nullable Key<?> key, String text) {
        boolean relative = !text.isBlank() && key != null && PATHS.contains(key);
        return ConfigValueFactory.fromAnyRef(
                relative ? Path.of(text).toAbsolutePath().toString() : text, ORIGIN);
    }
}
