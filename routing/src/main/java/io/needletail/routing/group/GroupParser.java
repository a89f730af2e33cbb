package io.needletail.routing.group;

import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.GroupExpression.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads group expressions such as {@code failover( weighted(A 70, B 30), C )}:
 *
 * <pre>
 *   expression = name | kind "(" member { "," member } ")"
 *   kind       = "failover" | "weighted" | "round-robin" | "least-pending" | "least-cost"
 *   member     = expression [ weight ]        a weight, 1 to 1000000, in weighted and only there
 *   name       = letters, digits and . _ - : @
 * </pre>
 *
 * Any thread; names are checked by the compiler.
 */
public final class GroupParser {
    private static final String KINDS = "failover, weighted, round-robin, least-pending, least-cost";
    private static final int MAX_DEPTH = 16;
    static final int MAX_WEIGHT = 1_000_000;
    private static final int WEIGHT_DIGITS = 7;

    private final String text;
    private int at;

    private GroupParser(String text) {
        this.text = text;
    }

    /**
     * Reads one expression.
     *
     * @throws GroupSyntaxException at the first place that cannot be read
     */
    public static GroupExpression parse(String text) throws GroupSyntaxException {
        GroupParser parser = new GroupParser(text);
        GroupExpression expression = parser.expression(0);
        parser.blanks();
        if (parser.at < text.length()) {
            throw parser.error("the end");
        }
        return expression;
    }

    private GroupExpression expression(int depth) throws GroupSyntaxException {
        blanks();
        int start = at;
        String name = word();
        if (name.isEmpty()) {
            throw error("the name of a group or destination, or one of " + KINDS);
        }
        blanks();
        if (at == text.length() || text.charAt(at) != '(') {
            return new GroupExpression.Named(name);
        }
        if (!List.of(KINDS.split(", ")).contains(name)) {
            throw new GroupSyntaxException(start + 1, name, "one of " + KINDS + " before '('");
        }
        if (depth == MAX_DEPTH) {
            throw new GroupSyntaxException(start + 1, name, "groups in groups up to " + MAX_DEPTH + " deep");
        }
        at++;
        return members(name, depth);
    }

    private GroupExpression members(String kind, int depth) throws GroupSyntaxException {
        boolean weighted = kind.equals("weighted");
        List<Share> shares = new ArrayList<>();
        do {
            GroupExpression member = expression(depth + 1);
            blanks();
            shares.add(new Share(member, weighted ? weight() : 1));
            blanks();
        } while (skip(','));
        if (!skip(')')) {
            throw error("',' or ')'");
        }
        List<GroupExpression> members = shares.stream().map(Share::member).toList();
        return switch (kind) {
            case "failover" -> new GroupExpression.Failover(members);
            case "round-robin" -> new GroupExpression.RoundRobin(members);
            case "least-pending" -> new GroupExpression.LeastPending(members);
            case "least-cost" -> new GroupExpression.LeastCost(members);
            default -> new GroupExpression.Weighted(shares);
        };
    }

    private int weight() throws GroupSyntaxException {
        int start = at;
        String digits = word();
        boolean number = !digits.isEmpty()
                && digits.length() <= WEIGHT_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int weight = number ? Integer.parseInt(digits) : 0;
        if (weight < 1 || weight > MAX_WEIGHT) {
            at = start;
            throw error("a weight from 1 to " + MAX_WEIGHT);
        }
        return weight;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private String word() {
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ".-_:@".indexOf(c) >= 0;
    }

    /** An error where the parser stands: what is there is a word, a character or the end. */
    private GroupSyntaxException error(String allowed) {
        int column = at + 1;
        String found = word();
        if (found.isEmpty()) {
            found = column > text.length() ? "the end" : text.substring(column - 1, column);
        }
        return new GroupSyntaxException(column, found, allowed);
    }
}
