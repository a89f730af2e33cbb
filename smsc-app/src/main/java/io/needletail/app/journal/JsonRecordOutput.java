package io.needletail.app.journal;

import java.io.PrintWriter;

/** JSON lines: an object each, without the members that are not known. */
final class JsonRecordOutput implements RecordOutput {
    private final PrintWriter out;
    private final StringBuilder line = new StringBuilder();
    private final TimeText times = new TimeText();

    JsonRecordOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin() {
        line.setLength(0);
        line.append('{');
    }

    @Override
    public void text(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            line.append('"');
            for (int i = 0; i < value.length(); i++) {
                escape(value.charAt(i));
            }
            line.append('"');
        }
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append(c);
        } else if (c < ' ') {
            line.append(String.format("\\u%04x", (int) c));
        } else {
            line.append(c);
        }
    }

    @Override
    public void number(String name, long value) {
        if (value != UNKNOWN) {
            name(name);
            line.append(value);
        }
    }

    @Override
    public void time(String name, long millis) {
        if (millis != UNKNOWN) {
            name(name);
            line.append('"');
            times.append(millis, line);
            line.append('"');
        }
    }

    private void name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        line.append('"').append(name).append("\":");
    }

    @Override
    public void end() {
        out.append(line.append("}\n"));
    }
}
