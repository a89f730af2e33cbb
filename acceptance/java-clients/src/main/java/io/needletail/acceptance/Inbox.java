package io.needletail.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has come to the client; filled by the library's threads, awaited by the main one. */
final class Inbox {
    private static final Pattern RECEIPT = Pattern.compile("id:(\\S+) .*stat:(\\S+)");
    private static final long PATIENCE_MILLIS = 40_000;

    private final Map<String, String> receipts = new HashMap<>();
    private int messages;

    /** A deliver_sm as the library gives it: the user data header is still in front if there is one. */
    void take(int esmClass, String source, byte[] octets) {
        if ((esmClass & 0x3C) == 4) {
            Matcher fields = RECEIPT.matcher(new String(octets, ISO_8859_1));
            if (!fields.find()) {
                throw new IllegalStateException("no receipt: " + new String(octets, ISO_8859_1));
            }
            receipt(fields.group(1), fields.group(2));
            return;
        }
        int header = (esmClass & Esme.UDHI) != 0 ? 1 + octets[0] : 0;
        HexFormat hex = HexFormat.of();
        message(source, "octets", hex.formatHex(octets, header, octets.length), hex.formatHex(octets, 0, header));
    }

    synchronized void receipt(String id, String state) {
        receipts.put(id, state);
        notifyAll();
    }

    synchronized void message(String source, String kind, String hex, String header) {
        PlanRun.report("mo", source, kind, hex, header);
        messages++;
        notifyAll();
    }

    synchronized String awaitReceipt(String id) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!receipts.containsKey(id)) {
            waitUntil(end, "no receipt for " + id);
        }
        return receipts.get(id);
    }

    synchronized void awaitMessages(int count) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (messages < count) {
            waitUntil(end, messages + " messages of " + count);
        }
    }

    private void waitUntil(long end, String otherwise) throws InterruptedException {
        long left = end - System.currentTimeMillis();
        if (left <= 0) {
            throw new IllegalStateException(otherwise);
        }
        wait(left);
    }
}
