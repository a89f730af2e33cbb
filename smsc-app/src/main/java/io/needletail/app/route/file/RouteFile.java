package io.needletail.app.route.file;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Group;
import io.needletail.routing.rule.OwnedAddress;
import io.needletail.routing.rule.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file of routing rules says, before the files that it names are read.
 *
 * @param files the file itself and those it includes
 * @param rates the file of rates, null for none
 */
record RouteFile(
        Set<Path> files,
        List<Rule> rules,
        Map<String, Group> groups,
        Map<String, Located<ListKeys.Declaration>> lists,
        List<OwnedAddress> owned,
        @Nullable Located<String> rates) {

    /** Reads a file; what is wrong goes to the problems, and the rest is read all the same. */
    static RouteFile read(Path file, Problems problems) {
        ConfigObject root = parse(file, problems).root();
        int before = problems.count();
        Values values = new Binder(RouteFileKeys.keys(), problems).bind(root);
        if (problems.count() == before && !problems.isEmpty() && root.isEmpty()) {
            return new RouteFile(Set.of(file), List.of(), Map.of(), Map.of(), List.of(), null);
        }
        if (!values.isSet(RouteFileKeys.RULES)) {
            problems.add(
                    file.toString(),
                    "",
                    "needs rules: " + RouteFileKeys.RULES.type().allowed());
        }
        Set<Path> files = new LinkedHashSet<>(Set.of(file));
        collectFiles(root, files);
        return new RouteFile(
                files,
                values.get(RouteFileKeys.RULES),
                groups(values.get(RouteFileKeys.GROUPS)),
                values.get(RouteFileKeys.LISTS),
                owned(values.get(RouteFileKeys.OWNERS)),
                values.isSet(RouteFileKeys.RATES) ? values.get(RouteFileKeys.RATES) : null);
    }

    private static Config parse(Path file, Problems problems) {
        if (!Files.isReadable(file)) {
            String why = Files.exists(file) ? "may not be read by this user" : "there is no such file";
            problems.add(file.toString(), "", why + " (routing.file)");
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

    private static Map<String, Group> groups(Map<String, Located<GroupType.Declaration>> declared) {
        Map<String, Group> groups = new TreeMap<>();
        declared.forEach((name, located) -> groups.put(
                name,
                new Group(
                        name,
                        located.origin(),
                        located.value().expression(),
                        located.value().sticky())));
        return groups;
    }

    private static List<OwnedAddress> owned(Map<String, List<Located<String>>> owners) {
        List<OwnedAddress> owned = new ArrayList<>();
        owners.forEach((systemId, addresses) -> addresses.forEach(located -> {
            String address = located.value();
            boolean prefix = address.endsWith("*");
            owned.add(new OwnedAddress(
                    prefix ? address.substring(0, address.length() - 1) : address, prefix, systemId, located.origin()));
        }));
        return owned;
    }

    /** Every value knows its file, so included files need not be followed. */
    private static void collectFiles(ConfigValue value, Set<Path> files) {
        String name = value.origin().filename();
        if (name != null) {
            files.add(Path.of(name));
        }
        if (value instanceof ConfigObject object) {
            object.values().forEach(member -> collectFiles(member, files));
        } else if (value instanceof ConfigList list) {
            list.forEach(member -> collectFiles(member, files));
        }
    }

    /** A path in the file, which starts where the file is. */
    static Path resolve(Path file, String path) {
        return file.toAbsolutePath().resolveSibling(path).normalize();
    }
}
