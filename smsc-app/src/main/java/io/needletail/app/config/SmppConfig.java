package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Where the SMPP server listens and the outer limits of a connection.
 *
 * @param port 0 lets the system choose
 * @param ioThreads event loops, already resolved: never 0
 * @param maxPduBytes largest command_length accepted; a larger one closes the connection before anything is allocated
 * @param systemId what bind responses carry
 */
public record SmppConfig(String host, int port, int ioThreads, int maxConnections, int maxPduBytes, String systemId) {
    public static final Key<String> HOST = new Key<>(
            "smpp.host",
            KeyTypes.host(),
            "127.0.0.1",
            "Address to listen on. The default takes connections of this machine only; 0.0.0.0 takes all.");
    public static final Key<Integer> PORT = new Key<>(
            "smpp.port", KeyTypes.integer(0, 65535), 2775, "Port to listen on; 0 takes a free one and prints it.");
    static final Key<Integer> IO_THREADS = new Key<>(
            "smpp.io-threads",
            KeyTypes.integer(0, 64),
            0,
            "Event loop threads; 0 is one for every four processors. More than one pays on large machines only.");
    static final Key<Integer> MAX_CONNECTIONS = new Key<>(
            "smpp.max-connections",
            KeyTypes.integer(1, 1_000_000),
            10_000,
            "Open connections, bound or not; further ones are closed at once and counted.");
    static final Key<Integer> MAX_PDU_BYTES = new Key<>(
            "smpp.max-pdu-bytes",
            KeyTypes.integer(1_024, 100_000),
            70_000,
            "Largest command_length. A larger one is answered generic_nack and the connection closed.");
    static final Key<String> SYSTEM_ID = new Key<>(
            "smpp.system-id",
            KeyTypes.text("1 to 15 printable ASCII characters", v -> v.matches("[\\x21-\\x7E]{1,15}")),
            "needletail",
            "The system_id in bind responses.");

    static final Topic<SmppConfig> TOPIC = new Topic<>(
            "SMPP listener",
            "Where ESMEs connect.",
            List.of(HOST, PORT, IO_THREADS, MAX_CONNECTIONS, MAX_PDU_BYTES, SYSTEM_ID),
            v -> new SmppConfig(
                    v.get(HOST),
                    v.get(PORT),
                    loops(v.get(IO_THREADS)),
                    v.get(MAX_CONNECTIONS),
                    v.get(MAX_PDU_BYTES),
                    v.get(SYSTEM_ID)));

    private static int loops(int configured) {
        return configured > 0 ? configured : Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    }
}
