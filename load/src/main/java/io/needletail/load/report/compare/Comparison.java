package io.needletail.load.report.compare;

import io.needletail.load.report.Figure;
import io.needletail.load.report.FigureUnit;
import io.needletail.load.report.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two runs side by side. Immutable.
 *
 * @param baseName of the first run, such as its file
 * @param otherName of the second run
 * @param base what is compared with
 * @param other what is compared
 */
public record Comparison(String baseName, LoadReport base, String otherName, LoadReport other) {

    /** The figures that at least one of the two has: rates and latencies always, counts if they are not 0 in both. */
    public List<FigurePair> pairs() {
        List<FigurePair> pairs = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            FigurePair pair = new FigurePair(figure, figure.of(base), figure.of(other));
            if (isShown(pair)) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** In what the two runs were not the same, apart from their results. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        addDifferences("option ", base.run().options(), other.run().options(), differences);
        addDifferences("machine ", base.run().machine(), other.run().machine(), differences);
        return differences;
    }

    private static boolean isShown(FigurePair pair) {
        if (pair.base().isEmpty() && pair.other().isEmpty()) {
            return false;
        }
        boolean count = pair.figure().unit() == FigureUnit.COUNT;
        return !count || pair.base().orElse(0) != 0 || pair.other().orElse(0) != 0;
    }

    private static void addDifferences(
            String kind, Map<String, String> base, Map<String, String> other, List<Difference> differences) {
        TreeSet<String> names = new TreeSet<>(base.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            String first = base.getOrDefault(name, "-");
            String second = other.getOrDefault(name, "-");
            if (!first.equals(second)) {
                differences.add(new Difference(kind + name, first, second));
            }
        }
    }
}
