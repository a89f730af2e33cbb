package io.needletail.load.message;

/** How a text that does not fit into one short message is sent. */
public enum LongForm {
    /** Several submit_sm with a concatenation header in the user data (3GPP TS 23.040 section 9.2.3.24.1). */
    UDH,
    /** Several submit_sm with the sar_ TLVs (SMPP 3.4 section 5.3.2.22). */
    SAR,
    /** One submit_sm with message_payload (5.3.2.32). */
    PAYLOAD;

    /**
     * The form of this name, in any case.
     *
     * @throws IllegalArgumentException with the names there are
     */
    public static LongForm parse(String name) {
        for (LongForm form : values()) {
            if (form.name().equalsIgnoreCase(name.strip())) {
                return form;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no form of a long message; write udh, sar or payload");
    }
}
