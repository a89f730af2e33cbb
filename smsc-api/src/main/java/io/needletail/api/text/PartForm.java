package io.needletail.api.text;

/** How a message says that it is a part of a longer one. */
public enum PartForm {
    /** User data header, information element 0x00: reference of 8 bits (3GPP TS 23.040 section 9.2.3.24.1). */
    UDH8(1, 5, 0xFF),
    /** User data header, information element 0x08: reference of 16 bits (3GPP TS 23.040 section 9.2.3.24.8). */
    UDH16(2, 6, 0xFFFF),
    /** TLVs sar_msg_ref_num, sar_total_segments, sar_segment_seqnum (3.4 section 5.3.2.22 and on). */
    SAR(3, 5, 0xFFFF);

    private static final PartForm[] BY_CODE = {UDH8, UDH16, SAR};

    private final int code;
    private final int elementBytes;
    private final int largestReference;

    PartForm(int code, int elementBytes, int largestReference) {
        this.code = code;
        this.elementBytes = elementBytes;
        this.largestReference = largestReference;
    }

    /** A number from 1. */
    int code() {
        return code;
    }

    static PartForm of(int code) {
        return BY_CODE[code - 1];
    }

    /** Octets of the information element, identifier and length included: for SAR those of the header it becomes on the air. */
    public int elementBytes() {
        return elementBytes;
    }

    /** References are 0 to this; larger ones are cut to these bits. */
    public int largestReference() {
        return largestReference;
    }
}
