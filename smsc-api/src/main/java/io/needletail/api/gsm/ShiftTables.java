package io.needletail.api.gsm;

/**
 * The tables that read the code behind an escape: the extension of the default alphabet (3GPP TS 23.038 V18.0.0 section 6.2.1.1)
 * and the national language single shift tables (annex A.2). Written as the code in hexadecimal and the characters from there
 * on; codes without one are holes. 0x0A is the page break, a form feed here; 0x0D is reserved for a control character.
 *
 * <p>Misprints of the annex are read as meant: A.2.9 (Oriya) prints 0BEA at 0x20 for 0B6A, A.2.11 (Tamil) 0BEF at 0x24 for
 * 0BEE, A.2.12 (Telugu) 0CE6 at 0x1C for 0C66 and, before V10, 06CC and 06CD at 0x22 and 0x23.
 */
final class ShiftTables {
    private static final String[] EXTENSION = {"0A\f", "14^", "28{}", "2F\\", "3C[~]", "40|", "65€"};
    /** What the tables of India and Urdu have in common, besides. */
    private static final String[] COMMON = {"00@£$¥¿\"¤%&'", "0B*+", "0E-/<=>¡^¡_#*", "41ABCDEFGHIJKLMNOPQRSTUVWXYZ"};

    static final String DEFAULT = table();
    /** A.2.1. */
    static final String TURKISH = table("47Ğ", "49İ", "53Ş", "63ç", "67ğ", "69ı", "73ş");
    /** A.2.2. */
    static final String SPANISH = table("09ç", "41Á", "49Í", "4FÓ", "55Ú", "61á", "69í", "6Fó", "75ú");
    /** A.2.3. */
    static final String PORTUGUESE = table(
            "05ê",
            "09ç",
            "0BÔô",
            "0EÁá",
            "12ΦΓ^ΩΠΨΣΘ",
            "1FÊ",
            "41À",
            "49Í",
            "4FÓ",
            "55Ú",
            "5BÃÕ",
            "61Â",
            "69í",
            "6Fó",
            "75ú",
            "7Bãõ",
            "7Fâ");
    /** A.2.4. */
    static final String BENGALI = india(
            "19\u09E6\u09E7",
            "1C\u09E8\u09E9\u09EA\u09EB\u09EC\u09ED\u09EE\u09EF\u09DF\u09E0\u09E1\u09E2",
            "2A\u09E3\u09F2\u09F3\u09F4\u09F5",
            "30\u09F6\u09F7\u09F8\u09F9\u09FA");
    /** A.2.5. */
    static final String GUJARATI = danda("\u0AE6\u0AE7\u0AE8\u0AE9\u0AEA\u0AEB\u0AEC\u0AED\u0AEE\u0AEF", "", "");
    /** A.2.6. */
    static final String HINDI = danda(
            "\u0966\u0967\u0968\u0969\u096A\u096B\u096C\u096D\u096E\u096F\u0951\u0952",
            "\u0953\u0954\u0958\u0959\u095A",
            "\u095B\u095C\u095D\u095E\u095F\u0960\u0961\u0962\u0963\u0970\u0971");
    /** A.2.7. */
    static final String KANNADA =
            danda("\u0CE6\u0CE7\u0CE8\u0CE9\u0CEA\u0CEB\u0CEC\u0CED\u0CEE\u0CEF\u0CDE\u0CF1", "\u0CF2", "");
    /** A.2.8. */
    static final String MALAYALAM = danda(
            "\u0D66\u0D67\u0D68\u0D69\u0D6A\u0D6B\u0D6C\u0D6D\u0D6E\u0D6F\u0D70\u0D71",
            "\u0D72\u0D73\u0D74\u0D75\u0D7A",
            "\u0D7B\u0D7C\u0D7D\u0D7E\u0D7F");
    /** A.2.9. */
    static final String ORIYA =
            danda("\u0B66\u0B67\u0B68\u0B69\u0B6A\u0B6B\u0B6C\u0B6D\u0B6E\u0B6F\u0B5C\u0B5D", "\u0B5F\u0B70\u0B71", "");
    /** A.2.10. */
    static final String PUNJABI = danda(
            "\u0A66\u0A67\u0A68\u0A69\u0A6A\u0A6B\u0A6C\u0A6D\u0A6E\u0A6F\u0A59\u0A5A", "\u0A5B\u0A5C\u0A5E\u0A75", "");
    /** A.2.11. */
    static final String TAMIL = danda(
            "\u0BE6\u0BE7\u0BE8\u0BE9\u0BEA\u0BEB\u0BEC\u0BED\u0BEE\u0BEF\u0BF3\u0BF4",
            "\u0BF5\u0BF6\u0BF7\u0BF8\u0BFA",
            "");
    /** A.2.12. */
    static final String TELUGU = india(
            "1C\u0C66\u0C67\u0C68\u0C69\u0C6A\u0C6B\u0C6C\u0C6D\u0C6E\u0C6F\u0C58\u0C59",
            "2A\u0C78\u0C79\u0C7A\u0C7B\u0C7C",
            "30\u0C7D\u0C7E\u0C7F");
    /** A.2.13. */
    static final String URDU = india(
            "19\u0600\u0601",
            "1C\u06F0\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6\u06F7\u06F8\u06F9\u060C\u060D",
            "2A\u060E\u060F\u0610\u0611\u0612",
            "30\u0613\u0614\u061B\u061F\u0640\u0652\u0658\u066B\u066C\u0672\u0673\u06CD",
            "3F\u06D4");

    private ShiftTables() {}

    private static String table(String... runs) {
        char[] written = new char[GsmTable.CODES];
        put(written, EXTENSION);
        put(written, runs);
        return String.valueOf(written);
    }

    private static String india(String... runs) {
        char[] written = new char[GsmTable.CODES];
        put(written, EXTENSION);
        put(written, COMMON);
        put(written, runs);
        return String.valueOf(written);
    }

    /** With danda and double danda at 0x19, digits and more at 0x1C, and what follows at 0x2A and 0x30. */
    private static String danda(String digits, String more, String last) {
        return india("19\u0964\u0965", "1C" + digits, "2A" + more, "30" + last);
    }

    private static void put(char[] written, String... runs) {
        for (String run : runs) {
            int code = Integer.parseInt(run, 0, 2, 16);
            run.getChars(2, run.length(), written, code);
        }
    }
}
