package io.needletail.load.sink.account;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.TextAlphabet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with a line for each message: {@code id command_status source destination text}, separated by tabs; the id is
 * empty for a refused one, the text is in UTF-8, its octets in hexadecimal where it is none. Written by the event loop, which waits for the disk then: for checks, not for records. A write
 * that fails is logged once and ends the file.
 */
public final class MessageLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);
    private static final int BUFFER_BYTES = 1 << 16;
    /** More than any line: id, two addresses and a text of at most four octets a character. */
    private static final int LINE_BYTES = 1024;

    private static final int MOST_TEXT = 160;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private boolean failed;

    /** Starts a new file; one that is there is overwritten. */
    public MessageLog(Path path) throws IOException {
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Adds a message that was answered; the first octets of {@code id} are its id. */
    public void add(MessageView message, byte[] id, int idLength, int status) {
        if (buffer.remaining() < LINE_BYTES) {
            flush();
        }
        if (failed) {
            return;
        }
        buffer.put(id, 0, idLength).put((byte) '\t');
        buffer.put(Integer.toString(status).getBytes(StandardCharsets.US_ASCII)).put((byte) '\t');
        put(message.bytes(), message.sourceOffset(), message.sourceLength());
        buffer.put((byte) '\t');
        put(message.bytes(), message.destinationOffset(), message.destinationLength());
        buffer.put((byte) '\t');
        putText(message);
        buffer.put((byte) '\n');
    }

    /** Writes what is there. */
    public void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining() && !failed) {
                file.write(buffer);
            }
        } catch (IOException e) {
            failed = true;
            LOG.error("the file of messages cannot be written and ends here", e);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        file.close();
    }

    /** The first characters; one that controls shows as a dot. */
    private void putText(MessageView message) {
        String text = MessageText.of(message, TextAlphabet.GSM);
        StringBuilder shown = new StringBuilder(MOST_TEXT);
        text.codePoints()
                .limit(MOST_TEXT)
                .map(c -> Character.isISOControl(c) ? '.' : c)
                .forEach(shown::appendCodePoint);
        buffer.put(shown.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What is not printable ASCII shows as a dot. */
    private void put(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            buffer.put(bytes[i] >= ' ' && bytes[i] <= '~' ? bytes[i] : (byte) '.');
        }
    }
}
