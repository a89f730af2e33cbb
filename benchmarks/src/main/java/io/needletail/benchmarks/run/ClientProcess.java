package io.needletail.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a client to its end and gives back what it printed. */
final class ClientProcess {
    /** Beyond warm-up and measured time: binding, draining, and receipts that are still to come. */
    private static final int GRACE_SECONDS = 90;

    private ClientProcess() {}

    static String output(List<String> command, Map<String, String> environment, LoadRequest request)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("needletail-client", ".out");
        Path errors = Files.createTempFile("needletail-client", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(request.warmupSeconds() + request.seconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new IOException("the load client does not end: " + String.join(" ", command));
            }
            String text = Files.readString(output);
            if (text.isBlank()) {
                throw new IOException("the load client said nothing, exit status " + process.exitValue() + ": "
                        + Files.readString(errors).strip());
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }
}
