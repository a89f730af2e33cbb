package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every server that can take part, Needletail first. */
final class Peers {
    static final String NEEDLETAIL = "needletail";
    static final String NETTY = "netty-echo";
    static final String OBJECTS = "object-echo";

    private final Checkout checkout;

    Peers(Checkout checkout) {
        this.checkout = checkout;
    }

    List<Peer> all() throws IOException {
        String netty = jar("benchmarks", "netty-common");
        return List.of(
                new Peer(
                        NEEDLETAIL,
                        "Needletail, journal on",
                        jar("benchmarks", "smsc-core"),
                        (scenario, directory) ->
                                checkout.needletail(checkout.root(), directory.resolve("data"), scenario.settings())),
                java(NETTY, "Netty echo: frames, fixed answer", netty, "NettyEchoServer"),
                java(
                        "netty-batched",
                        "Netty echo, answers of a read in one buffer: the limit",
                        netty,
                        "NettyBatchingEchoServer"),
                java(OBJECTS, "object echo: decodes, answers, encodes; keeps nothing", netty, "ObjectEchoServer"),
                java("jsmpp", "jSMPP, accepts all", jar("benchmarks", "jsmpp"), "JsmppServer"),
                new Peer(
                        "cloudhopper5",
                        "Cloudhopper 5, accepts all",
                        jar("benchmarks/peers/cloudhopper5", "ch-smpp"),
                        (scenario, directory) -> checkout.cloudhopper5()),
                java(
                        "cloudhopper6",
                        "Cloudhopper 6 beta, accepts all",
                        jar("benchmarks", "ch-smpp"),
                        "CloudhopperServer"),
                new Peer(
                        "node-smpp", "npm smpp, accepts all", nodeVersion(), (scenario, directory) -> checkout.node()));
    }

    private Peer java(String name, String title, String version, String mainClass) {
        return new Peer(name, title, version, (scenario, directory) -> checkout.peer(mainClass));
    }

    /** The version in the name of a jar on a module's class path. */
    private String jar(String module, String artifact) throws IOException {
        Path classPath = checkout.root().resolve(module).resolve("target/classpath");
        Matcher found = Pattern.compile("/" + artifact + "-([^/:]+)\\.jar").matcher(Files.readString(classPath));
        return found.find() ? found.group(1) : "?";
    }

    /** Blank if the package is not installed. */
    private String nodeVersion() throws IOException {
        Path description = checkout.root().resolve("benchmarks/peers/node-smpp/target/node_modules/smpp/package.json");
        if (!Files.exists(description)) {
            return "";
        }
        Matcher found = Pattern.compile("\"version\": *\"([^\"]+)\"").matcher(Files.readString(description));
        return found.find() ? found.group(1) : "?";
    }
}
