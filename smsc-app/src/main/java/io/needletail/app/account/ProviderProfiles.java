package io.needletail.app.account;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of {@code conf/providers}, read when an account first names them. Confined to the loading thread. */
final class ProviderProfiles {
    private static final String SUFFIX = ".conf";
    private static final ConfigObject NOTHING = ConfigFactory.empty().root();

    private final Path directory;
    private final Problems problems;
    private final Map<String, ConfigObject> read = new HashMap<>();

    ProviderProfiles(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** Names of the profiles in a directory, in order. */
    static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * The keys of a profile. A faulty one is reported once, a missing one for each that names it; both count as empty.
     *
     * @param name empty for none
     * @param path of the key that names it
     * @param source of the name, null if it is no value of the accounts file
     */
    ConfigObject find(String name, String path, @Nullable ConfigValue source) {
        if (name.isEmpty()) {
            return NOTHING;
        }
        List<String> names = names(directory);
        if (names.contains(name)) {
            return read.computeIfAbsent(name, this::read);
        }
        String message = "there is no such profile in " + directory + "; it has " + String.join(", ", names);
        if (source == null) {
            problems.add("configuration", path + " = " + name, message);
        } else {
            problems.add(source, path, message);
        }
        return NOTHING;
    }

    private ConfigObject read(String name) {
        Path file = directory.resolve(name + SUFFIX);
        try {
            Config config = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            int before = problems.count();
            new Binder(AccountKeys.SHARED, "", problems).bind(config.root());
            return problems.count() == before ? config.root() : NOTHING;
        } catch (ConfigException e) {
            problems.add(e, file.toString());
            return NOTHING;
        }
    }
}
