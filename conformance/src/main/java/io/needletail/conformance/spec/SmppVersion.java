package io.needletail.conformance.spec;

/** Versions of the protocol, oldest first. */
public enum SmppVersion {
    V33("3.3", 0x33),
    V34("3.4", 0x34),
    V50("5.0", 0x50);

    private final String text;
    private final int code;

    SmppVersion(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /** interface_version. */
    public int code() {
        return code;
    }

    /** True for this version and later ones. */
    public boolean isAtLeast(SmppVersion other) {
        return compareTo(other) >= 0;
    }

    /**
     * The version of a text such as {@code 3.4}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SmppVersion of(String text) {
        for (SmppVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        throw new IllegalArgumentException("version '" + text + "' is none of 3.3, 3.4, 5.0");
    }

    @Override
    public String toString() {
        return text;
    }
}
