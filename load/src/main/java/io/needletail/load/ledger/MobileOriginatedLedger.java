package io.needletail.load.ledger;

import io.needletail.load.report.MobileOriginatedFigures;
import java.util.HashMap;
import java.util.Map;

/**
 * The account of mobile-originated messages that a sink of this program has numbered: the text is {@code mo RUN N}, RUN eight
 * hexadecimal digits that differ from sink to sink, N decimal. Lost is what lies between the first and the last number and has not come.
 * Any thread; a lock, since such messages are few.
 */
public final class MobileOriginatedLedger {
    private static final int MOST_RUNS = 64;
    private static final int RUN_AT = 3;
    private static final int RUN_DIGITS = 8;
    private static final int NUMBER_AT = RUN_AT + RUN_DIGITS + 1;
    private static final int MOST_DIGITS = 18;

    private final Map<Long, NumberedRun> runs = new HashMap<>();
    private long received;
    private long unknown;

    /** A message with this text has come. */
    public synchronized void note(byte[] bytes, int at, int length) {
        received++;
        long number = number(bytes, at, length);
        long run = number < 0 ? -1 : parse(bytes, at + RUN_AT, RUN_DIGITS, 16);
        if (run < 0) {
            unknown++;
            return;
        }
        NumberedRun known = runs.get(run);
        if (known == null && runs.size() == MOST_RUNS) {
            unknown++;
            return;
        }
        if (known == null) {
            known = new NumberedRun();
            runs.put(run, known);
        }
        known.note(number);
    }

    /** The account so far. */
    public synchronized MobileOriginatedFigures figures() {
        long lost = runs.values().stream().mapToLong(NumberedRun::lost).sum();
        long duplicate =
                runs.values().stream().mapToLong(NumberedRun::duplicate).sum();
        return new MobileOriginatedFigures(received, lost, duplicate, unknown);
    }

    /** The number of a text, -1 if it is not of the form. */
    private static long number(byte[] bytes, int at, int length) {
        boolean form = length > NUMBER_AT
                && length <= NUMBER_AT + MOST_DIGITS
                && bytes[at] == 'm'
                && bytes[at + 1] == 'o'
                && bytes[at + 2] == ' '
                && bytes[at + NUMBER_AT - 1] == ' ';
        return form ? parse(bytes, at + NUMBER_AT, length - NUMBER_AT, 10) : -1;
    }

    private static long parse(byte[] bytes, int at, int count, int radix) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
