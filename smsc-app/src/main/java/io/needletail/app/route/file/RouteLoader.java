package io.needletail.app.route.file;

import io.needletail.app.config.bind.Problems;
import io.needletail.app.watch.FileStamp;
import io.needletail.routing.number.NumberListFile;
import io.needletail.routing.number.RateFile;
import io.needletail.routing.number.RateTable;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Ruleset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of routing rules and the files that it names. A list that has not changed since the last load is not read
 * again, so that a new rule is quick beside ten million numbers. One thread at a time.
 */
public final class RouteLoader {
    private final Path file;
    private final FileHashes hashes = new FileHashes();
    private Map<ListFile, ReadList> lists = Map.of();
    private Map<Path, FileStamp> stamps = Map.of();

    private record ListFile(Path path, NumberListFile.Shape shape) {}

    private record ReadList(FileStamp stamp, NumberListFile content) {}

    /** @param file of the rules; relative paths in it start where it is */
    public RouteLoader(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** The file of the rules. */
    public Path file() {
        return file;
    }

    /**
     * Reads everything.
     *
     * @param problems gets everything that is wrong in any of the files; what is sound is returned all the same, so that
     *     the compiler can look for more
     */
    public LoadedRoutes load(Problems problems) {
        Map<Path, FileStamp> seen = new LinkedHashMap<>();
        stamp(file, seen);
        RouteFile routes = RouteFile.read(file, problems);
        routes.files().forEach(one -> stamp(one, seen));
        Map<String, NamedList> named = lists(routes, seen, problems);
        RateTable rates = rates(routes, seen, problems);
        stamps = seen;
        Ruleset ruleset = new Ruleset(routes.rules(), routes.groups(), named, rates, routes.owned());
        return new LoadedRoutes(ruleset, hashes.of(seen), seen.keySet());
    }

    /** The files that the last load looked at, whether it succeeded or not, and how they were then. */
    public Map<Path, FileStamp> stamps() {
        return stamps;
    }

    private Map<String, NamedList> lists(RouteFile routes, Map<Path, FileStamp> seen, Problems problems) {
        Map<ListFile, ReadList> read = new HashMap<>();
        Map<String, NamedList> named = new HashMap<>();
        routes.lists().forEach((name, located) -> {
            ListKeys.Declaration declared = located.value();
            if (declared.equals(ListKeys.UNREADABLE)) {
                named.put(name, new NamedList(name, located.origin(), EmptyTable.INSTANCE));
                return;
            }
            ListFile wanted = new ListFile(RouteFile.resolve(file, declared.file()), declared.kind().shape);
            ReadList list = read.computeIfAbsent(wanted, key -> list(key, located.origin(), seen, problems));
            named.put(name, new NamedList(name, located.origin(), list.content.table()));
        });
        lists = read;
        return named;
    }

    private ReadList list(ListFile wanted, String origin, Map<Path, FileStamp> seen, Problems problems) {
        FileStamp now = stamp(wanted.path, seen);
        ReadList before = lists.get(wanted);
        if (before != null && before.stamp.equals(now)) {
            report(before.content.errors(), before.content.badLines(), wanted.path, problems);
            return before;
        }
        try {
            NumberListFile content = NumberListFile.load(wanted.path, wanted.path.toString(), wanted.shape);
            report(content.errors(), content.badLines(), wanted.path, problems);
            return new ReadList(now, content);
        } catch (IOException e) {
            problems.add(origin, "file = " + wanted.path, reason(wanted.path));
            return new ReadList(now, new NumberListFile(EmptyTable.INSTANCE, List.of(), 0));
        }
    }

    private RateTable rates(RouteFile routes, Map<Path, FileStamp> seen, Problems problems) {
        Located<String> located = routes.rates();
        if (located == null) {
            return RateTable.EMPTY;
        }
        Path path = RouteFile.resolve(file, located.value());
        stamp(path, seen);
        try {
            RateFile rates = RateFile.load(path, path.toString());
            report(rates.errors(), rates.badLines(), path, problems);
            return rates.rates();
        } catch (IOException e) {
            problems.add(located.origin(), "rates.file = " + path, reason(path));
            return RateTable.EMPTY;
        }
    }

    private static void report(List<String> errors, long badLines, Path file, Problems problems) {
        errors.forEach(error -> RouteErrors.add(error, problems));
        if (badLines > errors.size()) {
            problems.add(file.toString(), "", badLines - errors.size() + " more lines are wrong");
        }
    }

    private static String reason(Path path) {
        if (!Files.exists(path)) {
            return "there is no such file";
        }
        return Files.isDirectory(path) ? "is a directory; must be a file" : "cannot be read by this user";
    }

    private static FileStamp stamp(Path path, Map<Path, FileStamp> seen) {
        return seen.computeIfAbsent(path, FileStamp::of);
    }
}
