package io.needletail.app.route.answer;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.TextAlphabet;
import io.needletail.app.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What would be sent on: the fields that rules changed, in words.
 *
 * @param changes by the name of the field, in the order of the PDU; empty if it goes as it came
 */
public record SentMessage(Map<String, String> changes) {
    /** Makes the edits of a decision. */
    static SentMessage of(MessageView original, RouteDecision decision, TextAlphabet defaultAlphabet) {
        MessageEdits edits = new MessageEdits();
        edits.begin(original, defaultAlphabet);
        for (int i = 0; i < decision.edits(); i++) {
            decision.edit(i).apply(original, edits);
        }
        Map<String, String> changes = new LinkedHashMap<>();
        String serviceType = latin(edits.serviceType, edits.serviceTypeOffset, edits.serviceTypeLength);
        put(
                "service-type",
                latin(original, original.serviceTypeOffset(), original.serviceTypeLength()),
                serviceType,
                changes);
        put(
                "from",
                latin(original, original.sourceOffset(), original.sourceLength()),
                latin(edits.source, 0, edits.sourceLength),
                changes);
        put("from.ton", original.sourceTon(), edits.sourceTon, changes);
        put("from.npi", original.sourceNpi(), edits.sourceNpi, changes);
        put(
                "to",
                latin(original, original.destinationOffset(), original.destinationLength()),
                latin(edits.destination, 0, edits.destinationLength),
                changes);
        put("to.ton", original.destinationTon(), edits.destinationTon, changes);
        put("to.npi", original.destinationNpi(), edits.destinationNpi, changes);
        put("esm-class", original.esmClass(), edits.esmClass, changes);
        put("priority", original.priority(), edits.priority, changes);
        put("data-coding", original.dataCoding(), edits.dataCoding, changes);
        if (edits.textChanged) {
            changes.put("text", text(edits));
        }
        for (int i = 0; i < edits.setCount; i++) {
            changes.put(tag(edits.setTags[i]), HexFormat.of().formatHex(edits.setValues[i]));
        }
        for (int i = 0; i < edits.removedCount; i++) {
            changes.put(tag(edits.removedTags[i]), "removed");
        }
        return new SentMessage(changes);
    }

    /** In one line, {@code field value} with semicolons between. */
    String line() {
        return changes.entrySet().stream()
                .map(change -> change.getKey() + " " + change.getValue())
                .collect(Collectors.joining("; "));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        changes.forEach((field, value) -> lines.add(String.format("%-12s %s", field, value)));
        return lines;
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        changes.forEach(json::put);
        return json;
    }

    private static void put(String field, Object before, Object after, Map<String, String> changes) {
        if (!before.equals(after)) {
            changes.put(field, after.toString());
        }
    }

    private static String tag(int tag) {
        return String.format("tlv.0x%04X", tag);
    }

    private static String latin(MessageView message, int at, int length) {
        return latin(message.bytes(), at, length);
    }

    private static String latin(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    /** The text behind the user data header; octets in hexadecimal where data_coding has no alphabet. */
    private static String text(MessageEdits edits) {
        return MessageText.of(edits.text, edits.textOffset, edits.textLength, edits.headerLength(), edits.alphabet());
    }
}
