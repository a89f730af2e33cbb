package io.needletail.app.route;

import io.needletail.api.route.RouteNames;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.route.file.LoadedRoutes;
import io.needletail.app.route.file.RouteLoader;
import io.needletail.app.watch.FileStamp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Rules from a file, with the lists and rates that it names. */
public final class FileRoutes implements RouteSource {
    private final RouteLoader loader;
    private final RouteNames names;
    private final Supplier<Set<String>> carriers;
    private Map<Path, FileStamp> lastLook = Map.of();

    /**
     * @param names of the whole server; gets those of the rules and destinations
     * @param carriers names of the carriers there are; asked at each load
     */
    public FileRoutes(Path file, RouteNames names, Supplier<Set<String>> carriers) {
        this.loader = new RouteLoader(file);
        this.names = names;
        this.carriers = carriers;
    }

    @Override
    public CompiledRoutes load() throws ConfigurationException {
        Problems problems = new Problems();
        LoadedRoutes loaded = loader.load(problems);
        return CompiledRoutes.of(loaded.ruleset(), loaded.hash(), names, carriers.get(), problems);
    }

    /** A file that somebody is still writing is not read: it must have looked the same twice. */
    @Override
    public boolean changed() {
        Map<Path, FileStamp> now = new HashMap<>();
        loader.stamps().keySet().forEach(file -> now.put(file, FileStamp.of(file)));
        boolean settled = now.equals(lastLook);
        lastLook = now;
        return settled && !now.equals(loader.stamps());
    }

    @Override
    public String description() {
        return loader.file().toString();
    }
}
