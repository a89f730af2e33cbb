package io.needletail.load.report.assertion;

/** How a figure is held against its bound. */
public enum Relation {
    /** Less or equal. */
    AT_MOST("<=") {
        @Override
        boolean holds(double value, double bound) {
            return value <= bound;
        }
    },
    AT_LEAST(">=") {
        @Override
        boolean holds(double value, double bound) {
            return value >= bound;
        }
    },
    NOT_EQUAL("!=") {
        @Override
        boolean holds(double value, double bound) {
            return value != bound;
        }
    },
    BELOW("<") {
        @Override
        boolean holds(double value, double bound) {
            return value < bound;
        }
    },
    ABOVE(">") {
        @Override
        boolean holds(double value, double bound) {
            return value > bound;
        }
    },
    EQUAL("=") {
        @Override
        boolean holds(double value, double bound) {
            return value == bound;
        }
    };

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    abstract boolean holds(double value, double bound);
}
