package io.needletail.load.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements: escapes every text and attribute, closes what was opened. The only way text gets into a page.
 *
 * <p>Attributes are pairs of name and value.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Starts an element that {@link #close} ends. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** {@link #close}, with a line end for those who read the source. */
    Markup closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** An element with nothing in it. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element with a text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i));
        }
        return this;
    }

    /** A constant of this package, such as the style sheet: not escaped. */
    Markup verbatim(String text) {
        out.append(text);
        return this;
    }

    /** Everything written; all elements must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(char c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            // XML has no place for control characters, escaped or not.
            default ->
                out.append(c < ' ' && c != '\n' && c != '\t' || Character.isSurrogate(c) || c >= 0xFFFE ? '\uFFFD' : c);
        }
    }
}
