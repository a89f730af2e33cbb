package io.needletail.api.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * What data_coding says (3.4 section 5.2.19, v5.0 4.7.7, and 3GPP TS 23.038 section 4 for the groups that both leave to it).
 * Stateless: any thread, no allocation but for {@link #name}.
 *
 * <pre>
 *   0        the account's default alphabet
 *   1-0x0F   SMPP's own list: IA5, 8-bit, Latin-1, JIS, Cyrillic, Hebrew, UCS-2, ...
 *   00ca xx  general, 0x10 to 0x3F: c compressed, a a class is said, xx.. alphabet and class; 0x10 is what Kannel sends
 *   01ca     the same, to be deleted when read
 *   1100     message waiting, discard; GSM
 *   1101     message waiting, store; GSM
 *   1110     message waiting, store; UCS-2
 *   1111     class, with GSM or 8-bit
 * </pre>
 */
public final class DataCoding {
    /** {@link #messageClass} of a message that is shown at once and not stored. */
    public static final int FLASH = 0;

    private static final int CODINGS = 256;
    private static final int COMPRESSED = 0x20;
    private static final String[] WAITING = {"voice mail", "fax", "e-mail", "other"};
    private static final String[] NAMES = {
        "default alphabet",
        "IA5",
        "8-bit",
        "Latin-1",
        "8-bit",
        "JIS",
        "Cyrillic",
        "Hebrew",
        "UCS-2",
        "pictograms",
        "ISO-2022-JP",
        "reserved",
        "reserved",
        "extended Kanji JIS",
        "KS C 5601",
        "reserved"
    };

    private static final TextAlphabet[] USUAL = table(TextAlphabet.GSM);
    private static final TextAlphabet[] PACKED = table(TextAlphabet.GSM_PACKED);

    private DataCoding() {}

    /**
     * The alphabet of a text.
     *
     * @param defaultAlphabet the account's: what 0 means; where it is packed GSM, all GSM is packed
     */
    public static TextAlphabet alphabet(int dataCoding, TextAlphabet defaultAlphabet) {
        int coding = dataCoding & 0xFF;
        if (coding == 0) {
            return defaultAlphabet;
        }
        return defaultAlphabet == TextAlphabet.GSM_PACKED ? PACKED[coding] : USUAL[coding];
    }

    /** The message class, 0 (flash) to 3; -1 for none. */
    public static int messageClass(int dataCoding) {
        int group = dataCoding & 0xF0;
        boolean said = group == 0xF0 || (group & 0x90) == 0x10;
        return said ? dataCoding & 3 : -1;
    }

    /** The data_coding of a text in another alphabet: GSM, 8-bit or UCS-2 of the same class or group, else the alphabet's own. */
    public static int in(TextAlphabet alphabet, int dataCoding) {
        int messageClass = messageClass(dataCoding);
        boolean gsm = alphabet == TextAlphabet.GSM || alphabet == TextAlphabet.GSM_PACKED;
        if (messageClass >= 0 && gsm) {
            return 0xF0 | messageClass;
        } else if (messageClass >= 0 && alphabet == TextAlphabet.UCS2) {
            return 0x18 | messageClass;
        } else if (isStoredIndication(dataCoding) && (gsm || alphabet == TextAlphabet.UCS2)) {
            return (gsm ? 0xD0 : 0xE0) | dataCoding & 0x0F;
        }
        return alphabet.dataCoding();
    }

    /** In words, such as {@code GSM, class 0 (flash)}. */
    public static String name(int dataCoding) {
        int coding = dataCoding & 0xFF;
        if (coding < NAMES.length) {
            return NAMES[coding];
        }
        if (coding >= 0x80 && coding < 0xC0) {
            return "reserved";
        }
        StringBuilder name = new StringBuilder(alphabetName(coding));
        int messageClass = messageClass(coding);
        if (messageClass >= 0) {
            name.append(", class ").append(messageClass).append(messageClass == FLASH ? " (flash)" : "");
        }
        if (coding < 0x80 && (coding & 0x40) != 0) {
            name.append(", deleted when read");
        }
        if (coding >= 0xC0 && coding < 0xF0) {
            name.append(", ").append(WAITING[coding & 3]);
            name.append((coding & 8) != 0 ? " waiting" : " no longer waiting");
            name.append(coding < 0xD0 ? ", not stored" : "");
        }
        return name.toString();
    }

    private static String alphabetName(int coding) {
        if (coding < 0x80 && (coding & COMPRESSED) != 0) {
            return "compressed";
        }
        TextAlphabet alphabet = alphabet(coding, TextAlphabet.GSM);
        return switch (alphabet) {
            case UCS2 -> "UCS-2";
            case BINARY -> "8-bit";
            default -> alphabet.name().toUpperCase(Locale.ROOT);
        };
    }

    private static boolean isStoredIndication(int dataCoding) {
        int group = dataCoding & 0xF0;
        return group == 0xD0 || group == 0xE0;
    }

    private static TextAlphabet[] table(TextAlphabet gsm) {
        TextAlphabet[] table = new TextAlphabet[CODINGS];
        Arrays.fill(table, TextAlphabet.UNKNOWN);
        table[0] = gsm;
        table[1] = TextAlphabet.ASCII;
        table[2] = TextAlphabet.BINARY;
        table[3] = TextAlphabet.LATIN_1;
        table[4] = TextAlphabet.BINARY;
        table[6] = TextAlphabet.CYRILLIC;
        table[7] = TextAlphabet.HEBREW;
        table[8] = TextAlphabet.UCS2;
        TextAlphabet[] general = {gsm, TextAlphabet.BINARY, TextAlphabet.UCS2, TextAlphabet.UNKNOWN};
        for (int coding = 0x10; coding < 0x80; coding++) {
            if ((coding & COMPRESSED) == 0) {
                table[coding] = general[coding >>> 2 & 3];
            }
        }
        Arrays.fill(table, 0xC0, 0xE0, gsm);
        Arrays.fill(table, 0xE0, 0xF0, TextAlphabet.UCS2);
        for (int coding = 0xF0; coding < CODINGS; coding++) {
            table[coding] = (coding & 4) == 0 ? gsm : TextAlphabet.BINARY;
        }
        return table;
    }
}
