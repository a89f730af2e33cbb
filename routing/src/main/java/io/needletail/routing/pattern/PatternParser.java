package io.needletail.routing.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads the regular expressions everybody writes: literals, {@code .}, classes, escapes, groups, {@code |}, {@code * + ? {n,m}},
 * {@code ^ $}, {@code (?i)} at the beginning. What needs backtracking (back references, looking around) does not exist here,
 * and greedy or not makes no difference where only found or not found is asked.
 */
final class PatternParser {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_TIMES = 1000;
    private static final String FLAG = "(?i)";
    private static final String NO_BACKTRACKING = "no back references, no looking around, no named groups";

    private final String text;
    private final boolean anyCase;
    private int at;
    private int depth;

    private PatternParser(String text) {
        this.text = text;
        anyCase = text.startsWith(FLAG);
        at = anyCase ? FLAG.length() : 0;
    }

    static Syntax parse(String text) throws PatternException {
        PatternParser parser = new PatternParser(text);
        Syntax syntax = parser.choice();
        if (parser.at < text.length()) {
            throw parser.error("'(' before ')'");
        }
        return syntax;
    }

    private Syntax choice() throws PatternException {
        List<Syntax> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence());
        } while (skip('|'));
        return alternatives.size() == 1 ? alternatives.get(0) : new Syntax.Choice(alternatives);
    }

    private Syntax sequence() throws PatternException {
        List<Syntax> parts = new ArrayList<>();
        while (at < text.length() && peek() != '|' && peek() != ')') {
            parts.add(repeated(atom()));
        }
        return new Syntax.Sequence(parts);
    }

    private Syntax repeated(Syntax part) throws PatternException {
        Syntax result = part;
        for (int times = 0; at < text.length() && "*+?{".indexOf(peek()) >= 0; times++) {
            if (times > 0) {
                throw error("one repetition of each part; brackets around it for more");
            }
            char sign = text.charAt(at++);
            result = switch (sign) {
                case '*' -> new Syntax.Repeat(part, 0, Syntax.UNLIMITED);
                case '+' -> new Syntax.Repeat(part, 1, Syntax.UNLIMITED);
                case '?' -> new Syntax.Repeat(part, 0, 1);
                default -> counted(part);
            };
            skip('?');
        }
        return result;
    }

    private Syntax counted(Syntax part) throws PatternException {
        int start = at;
        int min = number();
        int max = min;
        if (skip(',')) {
            max = at < text.length() && peek() == '}' ? Syntax.UNLIMITED : number();
        }
        if (!skip('}') || max != Syntax.UNLIMITED && max < min) {
            at = start;
            throw error("{n}, {n,} or {n,m} with 0 <= n <= m <= " + MAX_TIMES);
        }
        return new Syntax.Repeat(part, min, max);
    }

    private int number() throws PatternException {
        int start = at;
        int value = 0;
        while (at < text.length() && Character.digit(peek(), 10) >= 0 && value <= MAX_TIMES) {
            value = value * 10 + Character.digit(text.charAt(at++), 10);
        }
        if (at == start || value > MAX_TIMES) {
            at = start;
            throw error("a number from 0 to " + MAX_TIMES);
        }
        return value;
    }

    private Syntax atom() throws PatternException {
        char c = text.charAt(at);
        if (c == '(') {
            return group();
        }
        if ("*+?{".indexOf(c) >= 0) {
            throw error("something to repeat before it, or '\\" + c + "' for the character");
        }
        at++;
        return switch (c) {
            case '[' -> chars(bracket());
            case '.' -> new Syntax.Chars(CharacterSets.dot());
            case '^' -> new Syntax.Begin();
            case '$' -> new Syntax.End();
            case '\\' -> chars(escape());
            default -> chars(CharacterSets.range(c, c));
        };
    }

    private Syntax group() throws PatternException {
        if (++depth > MAX_DEPTH) {
            throw error("groups in groups up to " + MAX_DEPTH + " deep");
        }
        at++;
        if (skip('?') && !skip(':')) {
            at--;
            throw error("'(?:' or '('; '(?i)' at the beginning only; " + NO_BACKTRACKING);
        }
        Syntax inner = choice();
        if (!skip(')')) {
            throw error("')'");
        }
        depth--;
        return inner;
    }

    private BitSet bracket() throws PatternException {
        boolean negated = skip('^');
        BitSet set = new BitSet();
        boolean first = true;
        while (first || at < text.length() && peek() != ']') {
            first = false;
            BitSet item = item();
            boolean single = item.cardinality() == 1;
            if (single && at + 1 < text.length() && peek() == '-' && text.charAt(at + 1) != ']') {
                int start = at++;
                int from = item.nextSetBit(0);
                BitSet last = item();
                int to = last.nextSetBit(0);
                if (last.cardinality() != 1 || to < from) {
                    at = start;
                    throw error("a range from a smaller to a larger character");
                }
                item = CharacterSets.range(from, to);
            }
            set.or(item);
        }
        if (!skip(']')) {
            throw error("']'");
        }
        BitSet folded = anyCase ? CharacterSets.bothCases(set) : set;
        return negated ? CharacterSets.not(folded) : folded;
    }

    private BitSet item() throws PatternException {
        if (at == text.length()) {
            throw error("']'");
        }
        char c = text.charAt(at);
        if (c == '[') {
            throw error("'\\[' for the character; no classes in classes");
        }
        at++;
        return c == '\\' ? escape() : CharacterSets.range(c, c);
    }

    /** What a backslash, already passed, introduces. */
    private BitSet escape() throws PatternException {
        if (at == text.length()) {
            throw error("a character behind '\\'");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'd' -> CharacterSets.range('0', '9');
            case 'D' -> CharacterSets.not(CharacterSets.range('0', '9'));
            case 'w' -> CharacterSets.word();
            case 'W' -> CharacterSets.not(CharacterSets.word());
            case 's' -> CharacterSets.space();
            case 'S' -> CharacterSets.not(CharacterSets.space());
            case 't' -> CharacterSets.range('\t', '\t');
            case 'n' -> CharacterSets.range('\n', '\n');
            case 'r' -> CharacterSets.range('\r', '\r');
            case 'f' -> CharacterSets.range('\f', '\f');
            case 'x' -> code(2);
            case 'u' -> code(4);
            default -> literal(c);
        };
    }

    private BitSet code(int digits) throws PatternException {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < text.length() ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw error(digits + " hexadecimal digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return CharacterSets.range(value, value);
    }

    private BitSet literal(char c) throws PatternException {
        if (Character.isLetterOrDigit(c)) {
            at--;
            throw error(
                    "\\d \\D \\w \\W \\s \\S \\t \\n \\r \\f \\xhh \\uhhhh or a sign behind '\\'; " + NO_BACKTRACKING);
        }
        return CharacterSets.range(c, c);
    }

    private Syntax chars(BitSet set) {
        return new Syntax.Chars(anyCase ? CharacterSets.bothCases(set) : set);
    }

    private char peek() {
        return text.charAt(at);
    }

    private boolean skip(char expected) {
        if (at < text.length() && peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    private PatternException error(String allowed) {
        String found = at < text.length() ? text.substring(at, at + 1) : "the end";
        return new PatternException(at + 1, found, allowed);
    }
}
