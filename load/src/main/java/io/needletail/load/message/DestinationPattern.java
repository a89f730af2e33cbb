package io.needletail.load.message;

/**
 * Numbers of one form: {@code 4477#######}, each {@code #} a digit.
 *
 * @param pattern digits and {@code #}; without any {@code #} there is one destination
 * @param sequential whether the digits count up from 0 (and begin again) instead of being random
 */
public record DestinationPattern(String pattern, boolean sequential) implements Destinations {
    private static final int MOST_DIGITS = 18;

    public DestinationPattern {
        if (pattern.isEmpty() || AddressField.octets(pattern).length < 4) {
            throw new IllegalArgumentException("a destination has at least one character");
        }
        int first = pattern.indexOf('#');
        if (first >= 0 && !pattern.substring(first).matches("#{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is no destination pattern; write digits and then 1 to " + MOST_DIGITS
                            + " #, as in 4477#######");
        }
    }

    @Override
    public Source source(int lane, int lanes, FastRandom random) {
        byte[] template = AddressField.octets(pattern);
        int first = pattern.indexOf('#');
        int digits = first < 0 ? 0 : pattern.length() - first;
        if (digits == 0) {
            return (out, at) -> copy(template, out, at);
        }
        return new DigitSource(template, digits, sequential ? new Counter(lane, lanes) : random::nextPositive);
    }

    private static int copy(byte[] template, byte[] out, int at) {
        System.arraycopy(template, 0, out, at, template.length);
        return at + template.length;
    }

    /** Where the digits come from; not negative. */
    private interface Numbers {
        long next();
    }

    private static final class Counter implements Numbers {
        private final int step;
        private long next;

        Counter(int first, int step) {
            this.next = first;
            this.step = step;
        }

        @Override
        public long next() {
            long number = next;
            next += step;
            return number;
        }
    }

    private static final class DigitSource implements Source {
        private final byte[] template;
        private final int digits;
        private final Numbers numbers;

        DigitSource(byte[] template, int digits, Numbers numbers) {
            this.template = template;
            this.digits = digits;
            this.numbers = numbers;
        }

        @Override
        public int next(byte[] out, int at) {
            int end = copy(template, out, at);
            long number = numbers.next();
            for (int i = end - 2; i >= end - 1 - digits; i--) {
                long rest = number / 10;
                out[i] = (byte) ('0' + (number - 10 * rest));
                number = rest;
            }
            return end;
        }
    }
}
