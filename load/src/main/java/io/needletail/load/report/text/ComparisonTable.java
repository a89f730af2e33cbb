package io.needletail.load.report.text;

import io.needletail.load.report.Verdict;
import io.needletail.load.report.compare.Comparison;
import io.needletail.load.report.compare.Difference;
import io.needletail.load.report.compare.FigurePair;

/** Two runs side by side on a terminal. Stateless: any thread. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /** The whole text, several lines, the last one ended too. */
    public static String of(Comparison comparison) {
        TextTable table = new TextTable().row("", "base", "other", "ratio", "");
        for (FigurePair pair : comparison.pairs()) {
            table.row(pair.figure().title(), pair.baseText(), pair.otherText(), pair.ratioText(), word(pair));
        }
        StringBuilder out = new StringBuilder("base   ")
                .append(comparison.baseName())
                .append("\nother  ")
                .append(comparison.otherName())
                .append("\n\n")
                .append(table);
        if (!comparison.differences().isEmpty()) {
            out.append("\nThe runs are not alike:\n");
            for (Difference difference : comparison.differences()) {
                out.append("  ").append(difference.line()).append('\n');
            }
        }
        return out.append("\nbase   ")
                .append(Verdict.of(comparison.base()).line())
                .append("\nother  ")
                .append(Verdict.of(comparison.other()).line())
                .append('\n')
                .toString();
    }

    private static String word(FigurePair pair) {
        return switch (pair.change()) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case SAME -> "";
        };
    }
}
