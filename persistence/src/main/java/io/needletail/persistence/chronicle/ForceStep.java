package io.needletail.persistence.chronicle;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** The system call that makes a file's bytes survive loss of power; replaced in tests by one that fails. */
@FunctionalInterface
public interface ForceStep {

    /** {@code fdatasync}. */
    ForceStep DATA_SYNC = channel -> channel.force(false);

    /** Returns when the file's bytes and what is needed to find them are on the medium. */
    void force(FileChannel channel) throws IOException;
}
