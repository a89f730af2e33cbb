package io.needletail.load.report.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), two spaces a level, elements of a list a line each. Stateless: any thread. */
public final class JsonText {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** A map in its own order, and what it holds. */
    public static String of(Map<String, ?> object) {
        JsonText text = new JsonText();
        text.putObject(object, 0, false);
        return text.out.append('\n').toString();
    }

    private void put(Object value, int level, boolean inline) {
        if (value instanceof Map<?, ?> object) {
            putObject(object, level, inline);
        } else if (value instanceof List<?> list) {
            putList(list, level);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number " + number);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            putString(value.toString());
        }
    }

    private void putObject(Map<?, ?> object, int level, boolean inline) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> all = object.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<?, ?> entry = all.next();
            if (!inline) {
                newLine(level + 1);
            }
            putString(entry.getKey().toString());
            out.append(": ");
            put(entry.getValue(), level + 1, inline);
            if (all.hasNext()) {
                out.append(inline ? ", " : ",");
            }
        }
        if (!inline && !object.isEmpty()) {
            newLine(level);
        }
        out.append('}');
    }

    private void putList(List<?> list, int level) {
        out.append('[');
        for (Iterator<?> all = list.iterator(); all.hasNext(); ) {
            newLine(level + 1);
            put(all.next(), level + 1, true);
            if (all.hasNext()) {
                out.append(',');
            }
        }
        if (!list.isEmpty()) {
            newLine(level);
        }
        out.append(']');
    }

    private void putString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7F) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void newLine(int level) {
        out.append('\n').append(INDENT.repeat(level));
    }
}
