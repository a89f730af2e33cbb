package io.needletail.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the programs are: this source checkout, built, and the JDK under which all servers run.
 *
 * @param root directory of the checkout
 * @param jdk home of the JDK
 */
public record Checkout(Path root, Path jdk) {
    private static final String PEERS = "io.needletail.benchmarks.peer.";
    /** Peers make garbage, Needletail hardly any: they get a large heap and the collector with the highest throughput. */
    private static final List<String> PEER_HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");

    private static final List<String> LIBRARY_OPTIONS =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "--", "-Dio.netty.leakDetection");

    /**
     * Needletail as its users start it, with the profile for load tests.
     *
     * @param home directory with its {@code conf/}
     */
    public ServerCommand needletail(Path home, Path dataDirectory, List<String> settings) {
        List<String> arguments =
                new ArrayList<>(List.of(root.resolve("bin/smsc").toString(), "start"));
        arguments.addAll(List.of("--profile", "loadtest"));
        List<String> all = new ArrayList<>(List.of("smpp.port=0", "http.enabled=false", "data.dir=" + dataDirectory));
        all.addAll(settings);
        all.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        Map<String, String> environment = Map.of("SMSC_JAVA_HOME", jdk.toString(), "SMSC_HOME", home.toString());
        return new ServerCommand(arguments, environment, root);
    }

    /**
     * {@code smsc sink}, which answers everything at once.
     *
     * @param receipts whether it sends a receipt for each message that asks for one
     */
    public ServerCommand sink(boolean receipts) {
        List<String> arguments =
                new ArrayList<>(List.of(root.resolve("bin/smsc").toString(), "sink", "--port", "0"));
        if (receipts) {
            arguments.addAll(List.of("--receipts", "--deliver-window", "1000"));
        }
        return new ServerCommand(arguments, Map.of("SMSC_JAVA_HOME", jdk.toString()), root);
    }

    /** One of the servers of {@code io.needletail.benchmarks.peer}. */
    public ServerCommand peer(String mainClass) throws IOException {
        return java("benchmarks", PEERS + mainClass);
    }

    /** The server of the module with Cloudhopper 5. */
    public ServerCommand cloudhopper5() throws IOException {
        return java("benchmarks/peers/cloudhopper5", "io.needletail.benchmarks.cloudhopper5.Cloudhopper5Server");
    }

    /** The server of the npm package, installed by compare.sh. */
    public ServerCommand node() {
        Path directory = root.resolve("benchmarks/peers/node-smpp/target");
        return new ServerCommand(List.of("node", "server.js", "0"), Map.of(), directory);
    }

    private ServerCommand java(String module, String mainClass) throws IOException {
        Path target = root.resolve(module).resolve("target");
        List<String> arguments = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        arguments.addAll(PEER_HEAP);
        arguments.addAll(libraryOptions());
        String classPath = target.resolve("classes") + ":"
                + Files.readString(target.resolve("classpath")).strip();
        arguments.addAll(List.of("-cp", classPath, mainClass, "0"));
        return new ServerCommand(arguments, Map.of(), target);
    }

    /** Those of Needletail's JVM options that libraries need to run as fast as they can, and without warnings. */
    private List<String> libraryOptions() throws IOException {
        try (var lines = Files.lines(root.resolve("conf/jvm.options"))) {
            return lines.filter(line -> LIBRARY_OPTIONS.stream().anyMatch(line::startsWith))
                    .toList();
        }
    }
}
