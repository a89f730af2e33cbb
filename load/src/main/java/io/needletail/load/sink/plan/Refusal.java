package io.needletail.load.sink.plan;

import io.needletail.api.pdu.CommandStatus;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which share of the messages is refused, and how.
 *
 * @param share from 0 to 1
 * @param status command_status of a refusal
 */
public record Refusal(double share, int status) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)%:(\\S+)");
    private static final int LARGEST_STATUS = 0xFFFF;

    public Refusal {
        if (share < 0 || share > 1 || share > 0 && status == CommandStatus.ROK) {
            throw new IllegalArgumentException("refusal of " + share + " with " + status);
        }
    }

    /** Nothing is refused. */
    public static Refusal none() {
        return new Refusal(0, CommandStatus.ROK);
    }

    /**
     * Everything is refused.
     *
     * @param status a name such as ESME_RSYSERR, or a number
     * @throws IllegalArgumentException saying what is allowed
     */
    public static Refusal all(String status) {
        return new Refusal(1, status(status));
    }

    /**
     * A share, such as {@code 5%:ESME_RTHROTTLED}.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static Refusal parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Double.parseDouble(form.group(1)) > 100) {
            throw new IllegalArgumentException("'" + text
                    + "' must be a percentage from 0 to 100 and a command_status, such as 5%:ESME_RTHROTTLED");
        }
        return new Refusal(Double.parseDouble(form.group(1)) / 100, status(form.group(2)));
    }

    private static int status(String text) {
        OptionalInt status = CommandStatus.parse(text);
        if (status.isEmpty() || status.getAsInt() < 1 || status.getAsInt() > LARGEST_STATUS) {
            throw new IllegalArgumentException("'" + text
                    + "' must be a command_status: a name such as ESME_RTHROTTLED, or a number from 1 to 0xFFFF");
        }
        return status.getAsInt();
    }
}
