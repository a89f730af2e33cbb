package io.needletail.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.util.ResourceLeakDetector;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the event loop and the shard allocate for a message, counted by the JVM for each thread, with real sockets. The
 * collector's work, and with it every pause, is in proportion to this.
 */
class AllocationIT {
    private static final int MOST_BYTES_A_MESSAGE = 16;
    private static final int WINDOW = 500;
    private static final int WARM_UP = 400_000;
    private static final int MEASURED = 400_000;

    private static final int BIND_TRANSCEIVER = 0x9;
    private static final int SUBMIT_SM = 0x4;
    private static final int DELIVER_SM = 0x5;
    private static final int RESPONSE = 0x80000000;
    private static final int HEADER = 16;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ResourceLeakDetector.Level leakDetection = ResourceLeakDetector.getLevel();

    @BeforeEach
    void switchOffWhatProductionDoesNotHave() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
    }

    @AfterEach
    void switchOnAgain() {
        ResourceLeakDetector.setLevel(leakDetection);
    }

    @Test
    void shouldAllocateNextToNothingForASubmit() throws IOException {
        assertThat(bytesForAMessage(0)).as("bytes a submit_sm").isLessThan(MOST_BYTES_A_MESSAGE);
    }

    @Test
    void shouldAllocateNextToNothingForASubmitAndItsReceipt() throws IOException {
        assertThat(bytesForAMessage(1)).as("bytes a submit_sm and its receipt").isLessThan(MOST_BYTES_A_MESSAGE);
    }

    private double bytesForAMessage(int registeredDelivery) throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("handset.delay={kind=fixed,fixed=0ms}");
                Socket socket = new Socket("127.0.0.1", smsc.port())) {
            Client client = new Client(socket, submit(registeredDelivery), registeredDelivery);
            client.bind();
            client.exchange(WARM_UP);
            Map<String, Long> before = allocated();
            client.exchange(MEASURED);
            Map<String, Long> after = allocated();
            assertThat(before.keySet()).contains("smsc-io-1", "smsc-shard-0");
            long bytes = 0;
            for (Map.Entry<String, Long> thread : after.entrySet()) {
                long more = thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
                System.out.printf("%s: %.2f bytes a message%n", thread.getKey(), more / (double) MEASURED);
                bytes += more;
            }
            return bytes / (double) MEASURED;
        }
    }

    private Map<String, Long> allocated() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().matches("smsc-(io|shard)-\\d+")) {
                bytes.put(thread.getThreadName(), threads.getThreadAllocatedBytes(thread.getThreadId()));
            }
        }
        return bytes;
    }

    private static byte[] submit(int registeredDelivery) {
        byte[] text = "Your code is 12345. Do not tell anyone.".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(256);
        body.put(new byte[] {0, 5, 0, 'c', 'h', 'e', 'c', 'k', 0, 1, 1});
        body.put("447700900123\0".getBytes(StandardCharsets.US_ASCII));
        body.put(new byte[] {0, 0, 0, 0, 0, (byte) registeredDelivery, 0, 0, 0, (byte) text.length});
        body.put(text).flip();
        return pdu(SUBMIT_SM, body);
    }

    private static byte[] pdu(int commandId, ByteBuffer body) {
        ByteBuffer pdu = ByteBuffer.allocate(HEADER + body.remaining());
        pdu.putInt(pdu.capacity()).putInt(commandId).putInt(0).putInt(1).put(body);
        return pdu.array();
    }

    /** Sends a window of submits, takes their answers and answers what receipts come, and so on. */
    private static final class Client {
        private final DataInputStream in;
        private final OutputStream out;
        private final byte[] window;
        private final int expectedReceipts;
        private final byte[] incoming = new byte[1 << 16];
        private final ByteBuffer answers = ByteBuffer.allocate(1 << 16);
        private int length;
        private int submitted;
        private int received;

        Client(Socket socket, byte[] submit, int receiptsEach) throws IOException {
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            this.expectedReceipts = receiptsEach;
            ByteBuffer many = ByteBuffer.allocate(submit.length * WINDOW);
            for (int i = 0; i < WINDOW; i++) {
                many.put(submit);
            }
            this.window = many.array();
        }

        void bind() throws IOException {
            ByteBuffer body = ByteBuffer.wrap(new byte[] {'t', 0, 'p', 0, 0, 0x34, 0, 0, 0});
            out.write(pdu(BIND_TRANSCEIVER, body));
            int bytes = in.readInt();
            byte[] answer = in.readNBytes(bytes - Integer.BYTES);
            assertThat(ByteBuffer.wrap(answer).getInt(Integer.BYTES))
                    .as("status of the bind")
                    .isZero();
        }

        void exchange(int count) throws IOException {
            submitted = 0;
            received = 0;
            for (int sent = 0; sent < count; sent += WINDOW) {
                out.write(window);
                while (submitted < sent + WINDOW) {
                    read();
                }
            }
            while (received < count * expectedReceipts) {
                read();
            }
        }

        private void read() throws IOException {
            int count = in.read(incoming, length, incoming.length - length);
            assertThat(count).as("octets read").isPositive();
            ByteBuffer read = ByteBuffer.wrap(incoming, 0, length + count);
            while (read.remaining() >= HEADER && read.remaining() >= read.getInt(read.position())) {
                take(read);
            }
            read.compact();
            length = read.position();
            out.write(answers.array(), 0, answers.position());
            answers.clear();
        }

        private void take(ByteBuffer read) {
            int start = read.position();
            int commandId = read.getInt(start + 4);
            if (commandId == DELIVER_SM) {
                received++;
                answers.putInt(HEADER + 1).putInt(DELIVER_SM | RESPONSE).putInt(0);
                answers.putInt(read.getInt(start + 12)).put((byte) 0);
            } else {
                assertThat(commandId).isEqualTo(SUBMIT_SM | RESPONSE);
                assertThat(read.getInt(start + 8)).as("status of a submit").isZero();
                submitted++;
            }
            read.position(start + read.getInt(start));
        }
    }
}
