package io.needletail.load.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Destinations from a file, one a line, taken in order and again from the start; empty lines and those that begin with
 * {@code #} are passed over.
 */
public final class DestinationList implements Destinations {
    /** All addresses one behind the other. */
    private final byte[] octets;
    /** Where each begins, and the end. */
    private final int[] starts;

    private DestinationList(List<byte[]> addresses) {
        starts = new int[addresses.size() + 1];
        octets = new byte[addresses.stream().mapToInt(address -> address.length).sum()];
        int at = 0;
        for (int i = 0; i < addresses.size(); i++) {
            byte[] address = addresses.get(i);
            starts[i] = at;
            System.arraycopy(address, 0, octets, at, address.length);
            at += address.length;
        }
        starts[addresses.size()] = at;
    }

    /**
     * The destinations of a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if there are none, or a line is too long to be one
     */
    public static DestinationList read(Path file) throws IOException {
        List<byte[]> addresses = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(AddressField::octets)
                .toList();
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no destination; write one a line");
        }
        return new DestinationList(addresses);
    }

    @Override
    public Source source(int lane, int lanes, FastRandom random) {
        return new Source() {
            private int next = lane % (starts.length - 1);

            @Override
            public int next(byte[] out, int at) {
                int length = starts[next + 1] - starts[next];
                System.arraycopy(octets, starts[next], out, at, length);
                next = (next + lanes) % (starts.length - 1);
                return at + length;
            }
        };
    }
}
