package io.needletail.app.journal;

import java.io.PrintWriter;
import java.util.List;

/** RFC 4180: a header line, commas, CRLF, quotation marks where they are needed; what is not known is empty. */
final class CsvRecordOutput implements RecordOutput {
    private final PrintWriter out;
    private final StringBuilder line = new StringBuilder();
    private final TimeText times = new TimeText();

    CsvRecordOutput(PrintWriter out, List<String> columns) {
        this.out = out;
        out.print(String.join(",", columns));
        out.print("\r\n");
    }

    @Override
    public void begin() {
        line.setLength(0);
    }

    @Override
    public void text(String name, String value) {
        if (isPlain(value)) {
            line.append(value);
        } else {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
        line.append(',');
    }

    @Override
    public void number(String name, long value) {
        if (value != UNKNOWN) {
            line.append(value);
        }
        line.append(',');
    }

    @Override
    public void time(String name, long millis) {
        if (millis != UNKNOWN) {
            times.append(millis, line);
        }
        line.append(',');
    }

    @Override
    public void end() {
        line.setLength(line.length() - 1);
        out.append(line.append("\r\n"));
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return false;
            }
        }
        return true;
    }
}
