package io.needletail.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudhopper.commons.charset.CharsetUtil;
import io.needletail.acceptance.Outgoing.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Does what a plan of clients.py says and reports in lines of fields, see client_cases.py. */
final class PlanRun {
    private static final int PART_OCTETS = 153;

    private final Esme esme;
    private final Inbox inbox;

    private PlanRun(Esme esme, Inbox inbox) {
        this.esme = esme;
        this.inbox = inbox;
    }

    /** Binds a client: where and as whom, its own number, and where what comes is put. */
    interface Binding {
        Esme bind(Account account, Inbox inbox) throws Exception;
    }

    /** Where to bind, and the client's number. */
    record Account(String host, int port, String systemId, String password, String number) {}

    /** The main method of every client. */
    static void main(Binding binding, String... args) {
        int status = 0;
        try {
            List<String[]> plan = plan(Path.of(args[4]));
            Account account = new Account(args[0], Integer.parseInt(args[1]), args[2], args[3], first(plan, "number"));
            Inbox inbox = new Inbox();
            try (Esme esme = binding.bind(account, inbox)) {
                PlanRun run = new PlanRun(esme, inbox);
                for (String[] line : plan) {
                    run.perform(line);
                }
                inbox.awaitMessages(Integer.parseInt(first(plan, "originated")));
            }
        } catch (Exception e) {
            e.printStackTrace();
            report("failed", String.valueOf(e.getMessage()));
            status = 1;
        }
        System.exit(status);
    }

    static void report(String... fields) {
        synchronized (System.out) {
            System.out.println(String.join("\t", fields));
        }
    }

    static byte[] gsm(String text) {
        return CharsetUtil.encode(text, "GSM");
    }

    private static List<String[]> plan(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.split("\t")).toList();
    }

    private static String first(List<String[]> plan, String kind) {
        return plan.stream().filter(line -> line[0].equals(kind)).findFirst().orElseThrow()[1];
    }

    private void perform(String... line) throws Exception {
        switch (line[0]) {
            case "send" -> report("sent", line[1], send(line[2], Integer.parseInt(line[3]), line[4], octets(line)));
            case "receipt" -> receipt(line[1], line[2]);
            case "query" -> query(line[1], later(line[2]));
            case "cancel" -> {
                String id = later(line[2]);
                report("done", line[1], String.valueOf(esme.cancel(id, line[2])));
                query(line[1], id);
            }
            case "replace" -> {
                String text = new String(HexFormat.of().parseHex(line[3]), UTF_8);
                report("done", line[1], String.valueOf(esme.replace(later(line[2]), gsm(text))));
            }
            default -> {} // number, originated
        }
    }

    private static byte[] octets(String... line) {
        byte[] content = HexFormat.of().parseHex(line[6]);
        String text = new String(content, UTF_8);
        return line[5].equals("octets")
                ? content
                : switch (line[3]) {
                    case "0" -> gsm(text);
                    case "3" -> text.getBytes(ISO_8859_1);
                    default -> text.getBytes(UTF_16BE);
                };
    }

    private String send(String destination, int coding, String way, byte[] octets) throws Exception {
        return switch (way) {
            case "udh" -> esme.submitInParts(destination, coding, octets);
            case "sar" -> sendWithSar(destination, coding, octets);
            case "payload" -> esme.submit(Outgoing.of(destination, coding).with(new Field(Esme.PAYLOAD, octets)));
            default -> esme.submit(Outgoing.of(destination, coding, octets));
        };
    }

    private String sendWithSar(String destination, int coding, byte[] octets) throws Exception {
        List<byte[]> parts = parts(octets);
        String id = "";
        for (int i = 0; i < parts.size(); i++) {
            id = esme.submit(Outgoing.of(destination, coding, parts.get(i))
                    .with(
                            new Field(Esme.SAR_REFERENCE, (byte) 0, (byte) 8),
                            new Field(Esme.SAR_TOTAL, (byte) parts.size()),
                            new Field(Esme.SAR_NUMBER, (byte) (i + 1))));
        }
        return id;
    }

    static List<byte[]> parts(byte[] octets) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < octets.length; at += PART_OCTETS) {
            parts.add(Arrays.copyOfRange(octets, at, Math.min(at + PART_OCTETS, octets.length)));
        }
        return parts;
    }

    private void receipt(String name, String destination) throws Exception {
        String id = esme.submit(Outgoing.of(destination, 0, gsm(name)).withReceipt());
        report("sent", name, id);
        report("receipt", name, inbox.awaitReceipt(id));
        query(name, id);
    }

    private void query(String name, String id) throws Exception {
        report("state", name, String.valueOf(esme.query(id)));
    }

    private String later(String destination) throws Exception {
        return esme.submit(Outgoing.of(destination, 0, gsm("later")).scheduled());
    }
}
