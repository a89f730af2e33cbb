package io.needletail.api.gsm;

/**
 * The tables that read codes without an escape: the default alphabet (3GPP TS 23.038 V18.0.0 section 6.2.1) and the national
 * language locking shift tables (annex A.3; Spanish has none).
 *
 * <p>Nine scripts of India have one table: A.3.6 of Hindi, each code moved to its script's block of Unicode, less the characters
 * that the block does not have; what is at 0x60 and from 0x7B on is the script's own. Misprints of the annex are read as meant,
 * as handsets do: A.3.7 (Kannada) prints 0CAA at 0x24 for 0CA1, A.3.11 (Tamil) and A.3.12 (Telugu) print 0B91 and 0C11 at 0x11,
 * which are no characters.
 */
final class LockingTables {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** A.3.1. */
    static final String TURKISH = "@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BŞşßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "İABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§çabcdefghijklmnopqrstuvwxyzäöñüà";

    /** A.3.3. */
    static final String PORTUGUESE = "@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|\u001BÂâÊÉ !\"#º%&'()*+,-./0123456789:;<=>?"
            + "ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§~abcdefghijklmnopqrstuvwxyzãõ`üà";

    /** A.3.6. */
    static final String HINDI =
            "\u0901\u0902\u0903\u0905\u0906\u0907\u0908\u0909\u090A\u090B\n\u090C\u090D\r\u090E\u090F"
                    + "\u0910\u0911\u0912\u0913\u0914\u0915\u0916\u0917\u0918\u0919\u091A\u001B\u091B\u091C\u091D\u091E"
                    + " !\u091F\u0920\u0921\u0922\u0923\u0924)(\u0925\u0926,\u0927.\u0928"
                    + "0123456789:;\u0929\u092A\u092B?"
                    + "\u092C\u092D\u092E\u092F\u0930\u0931\u0932\u0933\u0934\u0935\u0936\u0937\u0938\u0939\u093C\u093D"
                    + "\u093E\u093F\u0940\u0941\u0942\u0943\u0944\u0945\u0946\u0947\u0948\u0949\u094A\u094B\u094C\u094D"
                    + "\u0950" + LETTERS + "\u0972\u097B\u097C\u097E\u097F";

    /** A.3.4. */
    static final String BENGALI = script(
            0x0980,
            "\u098D\u098E\u0991\u0992\u09A9\u09B1\u09B3\u09B4\u09B5\u09C5\u09C6\u09C9\u09CA",
            "\u09CE",
            "\u09D7\u09DC\u09DD\u09F0\u09F1");
    /** A.3.5. */
    static final String GUJARATI =
            script(0x0A80, "\u0A8E\u0A92\u0AA9\u0AB1\u0AB4\u0AC6\u0ACA", "\u0AD0", "\u0AE0\u0AE1\u0AE2\u0AE3\u0AF1");
    /** A.3.7. */
    static final String KANNADA =
            script(0x0C80, "\u0C81\u0C8D\u0C91\u0CA9\u0CB4\u0CC5\u0CC9", "\u0CD5", "\u0CD6\u0CE0\u0CE1\u0CE2\u0CE3");
    /** A.3.8. */
    static final String MALAYALAM =
            script(0x0D00, "\u0D01\u0D0D\u0D11\u0D29\u0D3C\u0D45\u0D49", "\u0D57", "\u0D60\u0D61\u0D62\u0D63\u0D79");
    /** A.3.9. */
    static final String ORIYA = script(
            0x0B00,
            "\u0B0D\u0B0E\u0B11\u0B12\u0B29\u0B31\u0B34\u0B45\u0B46\u0B49\u0B4A",
            "\u0B56",
            "\u0B57\u0B60\u0B61\u0B62\u0B63");
    /** A.3.10. */
    static final String PUNJABI = script(
            0x0A00,
            "\u0A0B\u0A0C\u0A0D\u0A0E\u0A11\u0A12\u0A29\u0A31\u0A34\u0A37\u0A3D\u0A43\u0A44\u0A45\u0A46\u0A49\u0A4A",
            "\u0A51",
            "\u0A70\u0A71\u0A72\u0A73\u0A74");
    /** A.3.11. */
    static final String TAMIL = script(
            0x0B80,
            "\u0B81\u0B8B\u0B8C\u0B8D\u0B91\u0B96\u0B97\u0B98\u0B9B\u0B9D\u0BA0\u0BA1\u0BA2\u0BA5\u0BA6\u0BA7\u0BAB\u0BAC"
                    + "\u0BAD\u0BBC\u0BBD\u0BC3\u0BC4\u0BC5\u0BC9",
            "\u0BD0",
            "\u0BD7\u0BF0\u0BF1\u0BF2\u0BF9");
    /** A.3.12. */
    static final String TELUGU =
            script(0x0C00, "\u0C0D\u0C11\u0C29\u0C34\u0C3C\u0C45\u0C49", "\u0C55", "\u0C56\u0C60\u0C61\u0C62\u0C63");

    /** A.3.13. */
    static final String URDU =
            "\u0627\u0622\u0628\u067B\u0680\u067E\u06A6\u062A\u06C2\u067F\n\u0679\u067D\r\u067A\u067C"
                    + "\u062B\u062C\u0681\u0684\u0683\u0685\u0686\u0687\u062D\u062E\u062F\u001B\u068C\u0688\u0689\u068A"
                    + " !\u068F\u068D\u0630\u0631\u0691\u0693)(\u0699\u0632,\u0696.\u0698"
                    + "0123456789:;\u069A\u0633\u0634?"
                    + "\u0635\u0636\u0637\u0638\u0639\u0641\u0642\u06A9\u06AA\u06AB\u06AF\u06B3\u06B1\u0644\u0645\u0646"
                    + "\u06BA\u06BB\u06BC\u0648\u06C4\u06D5\u06C1\u06BE\u0621\u06CC\u06D0\u06D2\u064D\u0650\u064F\u0657"
                    + "\u0654" + LETTERS + "\u0655\u0651\u0653\u0656\u0670";

    private static final int DEVANAGARI = 0x0900;
    private static final int BLOCK = 0x80;
    private static final int OWN = 0x60;
    private static final int OWN_TAIL = 0x7B;

    private LockingTables() {}

    /** The table of Hindi in another block of Unicode. */
    private static String script(int block, String lacking, String own, String ownTail) {
        char[] written = HINDI.toCharArray();
        for (int code = 0; code < OWN_TAIL; code++) {
            int offset = written[code] - DEVANAGARI;
            if (offset >= 0 && offset < BLOCK) {
                char moved = (char) (block + offset);
                written[code] = lacking.indexOf(moved) >= 0 ? GsmTable.HOLE : moved;
            }
        }
        written[OWN] = own.charAt(0);
        ownTail.getChars(0, ownTail.length(), written, OWN_TAIL);
        return String.valueOf(written);
    }
}
