package io.needletail.testkit.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ports for processes that are started again and again. */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int SPREAD = 10_000;
    private static final int END = 32_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * A port below the ephemeral range: within it, a client that connects while the server is down may be given the very
     * port it connects to, and talk to itself. None is given twice.
     */
    public static int find() throws IOException {
        for (int port = FIRST + new SecureRandom().nextInt(SPREAD); port < END; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            } catch (BindException e) {
                continue;
            }
        }
        throw new IOException("no free port below " + END);
    }
}
