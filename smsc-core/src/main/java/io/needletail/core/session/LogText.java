package io.needletail.core.session;

/** Texts a peer has chosen, made fit for a log line. */
final class LogText {
    private LogText() {}

    /** The text with everything but printable ASCII as {@code ?}, so that no peer writes log lines of its own. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return safe.toString();
    }
}
