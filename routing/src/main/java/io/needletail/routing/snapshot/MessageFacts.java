package io.needletail.routing.snapshot;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.TextAlphabet;
import io.needletail.routing.number.NumberTable;
import org.jspecify.annotations.Nullable;

/**
 * A question while it is decided: the query, and what several conditions want to know of it, found out once. Owned by one
 * thread, used again for each message.
 */
final class MessageFacts {
    private static final int UNREAD = -1;
    private static final int FIRST_CHARACTERS = 256;
    /** A keyword is looked for in these before the whole text is read. */
    private static final int FIRST_OCTETS = 16;

    private static final int ASCII = 0x80;

    private static final byte OTHER = 0;
    private static final byte SEPARATOR = 1;
    /** By octet: a letter or digit that is the same in all alphabets with ASCII's words, folded; what separates words in all; or other. */
    private static final byte[] PLAIN = new byte[ASCII];

    static {
        for (char c = ' '; c < '@'; c++) {
            PLAIN[c] = isWordCharacter(c) ? (byte) c : SEPARATOR;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            PLAIN[c] = (byte) WordTable.fold(c);
            PLAIN[WordTable.fold(c)] = (byte) WordTable.fold(c);
        }
    }

    /** Longest word that can be a keyword. */
    static final int MAX_KEYWORD = 32;

    RouteQuery query = new RouteQuery();
    MessageView message = query.message;
    /** The tag that a rule has set last. */
    @Nullable
    String tag;
    /** What the table of a forwarding rule has for the message, set by the rule's last test. */
    int tableValue;

    final Candidates candidates = new Candidates();

    private char[] text = new char[FIRST_CHARACTERS];
    private int textLength;
    private final char[] keyword = new char[MAX_KEYWORD];
    private int keywordLength;

    /** Those of whoever asks, for a message: made with the first question of a query and kept with it. */
    static MessageFacts of(RouteQuery query) {
        MessageFacts facts;
        if (query.scratch instanceof MessageFacts kept) {
            facts = kept;
        } else {
            facts = new MessageFacts();
            query.scratch = facts;
        }
        facts.begin(query);
        return facts;
    }

    void begin(RouteQuery asked) {
        query = asked;
        message = asked.message;
        tag = null;
        tableValue = NumberTable.NONE;
        textLength = UNREAD;
        keywordLength = UNREAD;
    }

    /** The decoded text, of {@link #textLength()} characters. */
    char[] text() {
        read();
        return text;
    }

    /** Characters of the text; 0 where there is none. */
    int textLength() {
        read();
        return textLength;
    }

    /** Whether the message has text at all, an empty one included: what is binary has not. */
    boolean hasText() {
        return alphabet().isText();
    }

    /** The first word in lower case, of {@link #keywordLength()} characters. */
    char[] keyword() {
        findKeyword();
        return keyword;
    }

    /** Characters of the first word; 0 where there is none, or none short enough. */
    int keywordLength() {
        findKeyword();
        return keywordLength;
    }

    private void read() {
        if (textLength != UNREAD) {
            return;
        }
        int room = MessageText.room(message.textLength());
        if (room > text.length) {
            text = new char[Math.max(room, 2 * text.length)];
        }
        textLength = MessageText.decode(message, defaultAlphabet(), text);
    }

    TextAlphabet alphabet() {
        return MessageText.alphabet(message, defaultAlphabet());
    }

    private TextAlphabet defaultAlphabet() {
        return query.account.terms().messages().alphabet();
    }

    private void findKeyword() {
        if (keywordLength != UNREAD) {
            return;
        }
        int header = message.userDataHeaderLength();
        int octets = message.textLength() - header;
        int at = message.textOffset() + header;
        TextAlphabet alphabet = alphabet();
        // Behind a header the tables may be those of a national language.
        if (header == 0 && alphabet.hasAsciiWords()) {
            keywordLength = plainKeyword(message.bytes(), at, at + octets);
        }
        boolean cuts = header == 0 && octets > FIRST_OCTETS && alphabet != TextAlphabet.UTF_8;
        if (keywordLength == UNREAD && textLength == UNREAD && cuts) {
            keywordLength = keywordIn(alphabet.decode(message.bytes(), at, at + FIRST_OCTETS, text), false);
        }
        if (keywordLength == UNREAD) {
            read();
            keywordLength = keywordIn(textLength, true);
        }
    }

    /** The length of the first word if it and what stands before it are plain, or {@link #UNREAD} where other octets are met. */
    private int plainKeyword(byte[] bytes, int at, int end) {
        int from = at;
        while (from < end && bytes[from] >= 0 && PLAIN[bytes[from]] == SEPARATOR) {
            from++;
        }
        for (int i = from; i < end && i - from <= MAX_KEYWORD; i++) {
            byte character = bytes[i] < 0 ? OTHER : PLAIN[bytes[i]];
            if (character == SEPARATOR) {
                return i - from;
            }
            if (character == OTHER || i - from == MAX_KEYWORD) {
                return UNREAD;
            }
            keyword[i - from] = (char) character;
        }
        return end - from;
    }

    /** The length of the first word in so many characters, or {@link #UNREAD} if it may go on behind them. */
    private int keywordIn(int characters, boolean all) {
        int from = 0;
        while (from < characters && !isWordCharacter(text[from])) {
            from++;
        }
        int to = from;
        while (to < characters && to - from < MAX_KEYWORD && isWordCharacter(text[to])) {
            keyword[to - from] = WordTable.fold(text[to]);
            to++;
        }
        if (to >= characters - 1 && !all) {
            return UNREAD;
        }
        return to == characters || !isWordCharacter(text[to]) ? to - from : 0;
    }

    private static boolean isWordCharacter(char c) {
        return c < ASCII
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : Character.isLetterOrDigit(c);
    }
}
