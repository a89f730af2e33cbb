package io.needletail.testkit.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A delivery receipt as an ESME sees it.
 *
 * @param id receipted_message_id, or the text's {@code id:} where there is no TLV
 * @param textId the text's {@code id:}, which must be the same
 * @param stat the text's {@code stat:}
 */
public record Receipt(String id, String textId, String stat) {
    private static final Pattern TEXT = Pattern.compile("id:(\\S+) .*stat:(\\S+)");

    /** Reads the text of SMPP 3.4 appendix B. {@code tlvId} is empty where the PDU has no receipted_message_id. */
    public static Receipt of(String text, String tlvId) {
        Matcher fields = TEXT.matcher(text);
        if (!fields.find()) {
            return new Receipt(tlvId, "", "");
        }
        String textId = fields.group(1);
        return new Receipt(tlvId.isEmpty() ? textId : tlvId, textId, fields.group(2));
    }

    /** True when both ids agree and the state is one that lasts. */
    public boolean isSound() {
        return id.equals(textId) && !stat.isEmpty() && !stat.equals("ENROUTE") && !stat.equals("SCHEDLD");
    }
}
