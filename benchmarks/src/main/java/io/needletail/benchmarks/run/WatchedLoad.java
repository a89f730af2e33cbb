package io.needletail.benchmarks.run;

import java.io.IOException;

/**
 * One load run and the noise around it.
 *
 * @param figures what the client has found
 * @param noise CPU used by others, as a share of one processor, over the time the client measured or, if it does not say,
 *     over its whole life
 */
public record WatchedLoad(LoadFigures figures, double noise) {
    private static final double NANOS = 1e9;

    public static WatchedLoad run(LoadClient client, ServerProcess server, LoadRequest request)
            throws IOException, InterruptedException {
        HostCpu before = HostCpu.now(server.pid());
        long began = System.nanoTime();
        LoadFigures figures = client.run(server, request);
        double seconds = (System.nanoTime() - began) / NANOS;
        double noise = Double.isNaN(figures.otherCpuSeconds())
                ? HostCpu.now(server.pid()).otherSecondsSince(before) / seconds
                : figures.otherCpuSeconds() / request.seconds();
        return new WatchedLoad(figures, Math.max(0, noise));
    }
}
