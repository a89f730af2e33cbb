package io.needletail.app.upstream;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import io.needletail.core.link.LinkConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the file of carriers, all problems at once. */
public final class UpstreamFile {
    private static final String ROOT = "carriers";

    private final Function<String, Path> files;
    private final Problems problems = new Problems();
    private final List<UpstreamCarrier> carriers = new ArrayList<>();

    private UpstreamFile(Function<String, Path> files) {
        this.files = files;
    }

    /**
     * The carriers of a configuration; none where it names no file.
     *
     * @throws ConfigurationException naming everything that is wrong with the file
     */
    public static Upstream open(SmscConfig config) throws ConfigurationException {
        @Nullable Path file = config.upstreamFile();
        return file == null ? Upstream.NONE : open(file, config.locations()::resolve);
    }

    /**
     * The carriers of a file.
     *
     * @param files from a path in the file to an absolute one
     * @throws ConfigurationException naming everything that is wrong with it
     */
    public static Upstream open(Path file, Function<String, Path> files) throws ConfigurationException {
        UpstreamFile reading = new UpstreamFile(files);
        reading.read(file);
        reading.problems.throwIfAny();
        return new Upstream(reading.carriers);
    }

    private void read(Path file) {
        parse(file).root().forEach((name, value) -> {
            if (!name.equals(ROOT)) {
                problems.addSecret(value, name, "unknown key; the file has one section, " + ROOT);
            } else if (value instanceof ConfigObject section) {
                new TreeMap<>(section).forEach(this::carrier);
            } else {
                problems.addSecret(value, name, "must be a section with one section per carrier");
            }
        });
    }

    private Config parse(Path file) {
        if (!Files.isReadable(file)) {
            String why = Files.exists(file) ? "may not be read by this user" : "there is no such file";
            problems.add(file.toString(), "", why + " (upstream.file)");
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
        } catch (ConfigException e) {
            problems.add(e, file.toString());
            return ConfigFactory.empty();
        }
    }

    private void carrier(String name, ConfigValue body) {
        String path = ROOT + "." + name;
        if (!LinkConfig.isName(name)) {
            problems.addSecret(
                    body,
                    path,
                    "a carrier's name has 1 to " + LinkConfig.MAX_NAME
                            + " letters, digits, and - _ . inside, and is not handsets");
        }
        if (!(body instanceof ConfigObject section)) {
            problems.addSecret(body, path, "must be a section with at least hosts and system-id");
            return;
        }
        int before = problems.count();
        Values values = new Binder(CarrierKeys.TOPIC.keys(), path + ".", problems).bind(section);
        if (!values.isSet(LinkKeys.HOSTS)) {
            problems.addSecret(body, path, "needs hosts");
        }
        if (!values.isSet(LinkKeys.SYSTEM_ID)) {
            problems.addSecret(body, path, "needs a system-id");
        }
        if (problems.count() == before && LinkConfig.isName(name)) {
            make(name, body, values);
        }
    }

    private void make(String name, ConfigValue body, Values values) {
        try {
            carriers.add(new CarrierReader(name, values, files).read());
        } catch (IllegalArgumentException e) {
            problems.addSecret(body, ROOT + "." + name, String.valueOf(e.getMessage()));
        }
    }
}
