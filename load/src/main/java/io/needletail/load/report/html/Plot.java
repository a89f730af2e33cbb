package io.needletail.load.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A plot of curves over two axes. Places are percentages of the drawing, so that it stretches with the page; the curves lie
 * in a square of 1000 units that stretches with it while their strokes stay as thick as they are.
 */
final class Plot {
    private static final int HEIGHT = 260;
    private static final double UNITS = 1000;
    private static final int LABEL_GAP = 8;
    private static final int BELOW = 18;
    /** A text at the right end is not centred under its mark: it would leave the page. */
    private static final double LAST = 0.99;

    private final String id;
    private final String title;
    private final Scale horizontal;
    private final Scale vertical;
    private final List<Series> curves = new ArrayList<>();
    private final List<Hint> hints = new ArrayList<>();
    private double shadedUpTo;

    /**
     * @param id of the drawing in the page
     * @param title what it shows, in one sentence that says the result too, for those who do not see it
     */
    Plot(String id, String title, Scale horizontal, Scale vertical) {
        this.id = id;
        this.title = title;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    Plot curve(Series series) {
        curves.add(series);
        return this;
    }

    Plot hint(Hint hint) {
        hints.add(hint);
        return this;
    }

    /** Shades what lies left of a place, from 0 to 1. */
    Plot shadeUpTo(double place) {
        shadedUpTo = place;
        return this;
    }

    void drawOn(Markup page) {
        legend(page);
        page.open("div", "class", "plot");
        page.open("svg", "role", "img", "aria-labelledby", id, "width", "100%", "height", "" + HEIGHT);
        page.element("title", title, "id", id);
        axes(page);
        page.open("svg", "width", "100%", "height", "100%", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none");
        for (Series series : curves) {
            page.empty("path", "class", "curve " + series.style(), "d", path(series));
        }
        page.close();
        for (Hint hint : hints) {
            String width = percent(Math.max(0, hint.to() - hint.from()));
            page.open("rect", "class", "hint", "x", percent(hint.from()), "y", "0", "width", width, "height", "100%");
            page.element("title", hint.text()).close();
        }
        page.close().closeLine();
    }

    private void legend(Markup page) {
        page.open("ul", "class", "legend");
        for (Series series : curves) {
            page.open("li").open("svg", "width", "26", "height", "10", "aria-hidden", "true");
            page.empty("path", "class", "curve " + series.style(), "d", "M1 5H25")
                    .close();
            page.text(series.name()).close();
        }
        page.closeLine();
    }

    private void axes(Markup page) {
        if (shadedUpTo > 0) {
            page.empty("rect", "class", "shade", "width", percent(Math.min(1, shadedUpTo)), "height", "100%");
        }
        for (Tick tick : vertical.ticks()) {
            String y = percent(1 - tick.at());
            String style = tick.label().isEmpty() ? "grid fine" : "grid";
            page.empty("line", "class", style, "x1", "0", "x2", "100%", "y1", y, "y2", y);
            page.element("text", tick.label(), "x", "-" + LABEL_GAP, "y", y, "dy", "4", "class", "left");
        }
        for (Tick tick : horizontal.ticks()) {
            String x = percent(tick.at());
            page.empty("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "100%");
            String style = (tick.at() > LAST ? "below last" : "below") + (tick.spare() ? " spare" : "");
            page.element("text", tick.label(), "x", x, "y", "100%", "dy", "" + BELOW, "class", style);
        }
    }

    private String path(Series series) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < series.length(); i++) {
            double y = series.y(i);
            if (Double.isFinite(y)) {
                path.append(drawing ? 'L' : 'M')
                        .append(unit(horizontal.at(series.x(i))))
                        .append(' ')
                        .append(unit(1 - vertical.at(y)));
                drawing = true;
            } else {
                drawing = false;
            }
        }
        return path.toString();
    }

    private static String unit(double place) {
        return rounded(Math.max(0, Math.min(1, place)) * UNITS);
    }

    private static String percent(double place) {
        return rounded(place * 100) + "%";
    }

    private static String rounded(double value) {
        double rounded = Math.rint(value * 10) / 10;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
