package io.needletail.persistence.chronicle;

import io.needletail.api.time.Clock;
import io.needletail.persistence.record.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each damaged place down once, in {@code quarantine.txt}. The files themselves stay where they are, untouched:
 * nothing is ever appended to a file of an earlier run. Replaying thread.
 */
public final class QuarantineNote implements Consumer<Damage> {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineNote.class);
    private static final String FILE = "quarantine.txt";

    private final Path file;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();

    public QuarantineNote(Path directory, Clock clock) {
        this.file = directory.resolve(FILE);
        this.clock = clock;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> known.add(line.substring(line.indexOf(' ') + 1)));
            }
        } catch (IOException e) {
            LOG.warn("The note {} of earlier damage cannot be read", file, e);
        }
    }

    @Override
    public void accept(Damage damage) {
        String text = damage.toString();
        if (!known.add(text)) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    Instant.ofEpochMilli(clock.millis()) + " " + text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Damage cannot be noted in {}: {}", file, text, e);
        }
    }
}
