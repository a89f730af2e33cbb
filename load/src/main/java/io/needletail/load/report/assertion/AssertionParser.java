package io.needletail.load.report.assertion;

import io.needletail.load.report.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a list of assertions.
 *
 * <pre>
 * list      = assertion *( "," assertion )
 * assertion = figure ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "=" | "!=" ) value
 * value     = number unit                  unit: us, ms, s for times; % for a percentage; none, k or M for counts and rates
 *           | number "x"                   times the base run's value; for comparisons only
 *           | "0"                          needs no unit
 * </pre>
 */
final class AssertionParser {
    private static final Pattern FORM = Pattern.compile("([^<>=!\\s]*)\\s*(<=|>=|!=|<|>|=)\\s*(.*)");
    private static final Pattern VALUE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)\\s*(\\S*)");
    private static final Map<String, Double> TIMES = Map.of("us", 1e-3, "ms", 1.0, "s", 1e3);
    private static final Map<String, Double> COUNTS = Map.of("", 1.0, "k", 1e3, "M", 1e6);
    private static final Map<String, Double> PERCENT = Map.of("%", 1.0);
    private static final Map<String, Double> RATIO = Map.of("x", 1.0);
    private static final String SIGNS =
            Arrays.stream(Relation.values()).map(Relation::sign).collect(Collectors.joining(" "));
    private static final String FIGURES =
            Arrays.stream(Figure.values()).map(Figure::key).collect(Collectors.joining(", "));

    private final boolean ratiosAllowed;
    private final List<String> problems = new ArrayList<>();
    private boolean figuresListed;

    AssertionParser(boolean ratiosAllowed) {
        this.ratiosAllowed = ratiosAllowed;
    }

    AssertionList parse(String text) throws AssertionSyntaxException {
        List<Assertion> assertions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            one(part.strip()).ifPresent(assertions::add);
        }
        if (!problems.isEmpty()) {
            throw new AssertionSyntaxException(problems);
        }
        return new AssertionList(assertions);
    }

    private Optional<Assertion> one(String part) {
        Matcher form = FORM.matcher(part);
        if (!form.matches()) {
            problems.add("'" + part + "' is no assertion: write a figure, one of " + SIGNS
                    + ", and a value, as in p99<20ms");
            return Optional.empty();
        }
        Optional<Figure> figure = Figure.named(form.group(1));
        if (figure.isEmpty()) {
            problems.add("'" + part + "': there is no figure '" + form.group(1) + "'" + listFigures());
            return Optional.empty();
        }
        return bounded(part, figure.get(), relation(form.group(2)), form.group(3));
    }

    private Optional<Assertion> bounded(String part, Figure figure, Relation relation, String text) {
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            double number = Double.parseDouble(value.group(1));
            String unit = value.group(2);
            boolean ratio = ratiosAllowed && RATIO.containsKey(unit);
            OptionalDouble factor = factor(ratio ? RATIO : units(figure), unit, number);
            if (factor.isPresent()) {
                return Optional.of(new Assertion(figure, relation, number * factor.getAsDouble(), ratio, part));
            }
        }
        problems.add("'" + part + "': the value '" + text + "' of " + figure.key() + " must be " + allowed(figure));
        return Optional.empty();
    }

    private static OptionalDouble factor(Map<String, Double> units, String unit, double number) {
        Double factor = units.get(unit);
        if (factor != null) {
            return OptionalDouble.of(factor);
        }
        return number == 0 && unit.isEmpty() ? OptionalDouble.of(1) : OptionalDouble.empty();
    }

    private static Relation relation(String sign) {
        for (Relation relation : Relation.values()) {
            if (relation.sign().equals(sign)) {
                return relation;
            }
        }
        throw new IllegalStateException("the pattern allows a sign that no relation has: " + sign);
    }

    private static Map<String, Double> units(Figure figure) {
        return switch (figure.unit()) {
            case TIME -> TIMES;
            case PERCENT -> PERCENT;
            case RATE, COUNT -> COUNTS;
        };
    }

    private String allowed(Figure figure) {
        String own = switch (figure.unit()) {
            case TIME -> "a time with us, ms or s, such as 20ms";
            case PERCENT -> "a percentage, such as 0.1%";
            case RATE, COUNT -> "a number, with k or M for thousands or millions, such as 100k";
        };
        return ratiosAllowed ? own + "; or a multiple of the base's value, such as 0.95x" : own;
    }

    /** Once is enough. */
    private String listFigures() {
        if (figuresListed) {
            return "";
        }
        figuresListed = true;
        return "; there are " + FIGURES;
    }
}
