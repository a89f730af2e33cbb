package io.needletail.load.report.json;

import java.io.IOException;
import java.io.Serial;

/** A file that is no report this program can read; the message is one line that names the file and what is wrong. */
public final class ReportFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    ReportFormatException(String file, String problem) {
        super("report " + file + ": " + problem);
    }

    ReportFormatException(String file, String problem, Throwable cause) {
        super("report " + file + ": " + problem, cause);
    }
}
