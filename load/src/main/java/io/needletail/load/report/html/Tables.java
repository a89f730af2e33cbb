package io.needletail.load.report.html;

import java.util.List;
import java.util.Map;

/** Tables of a page, each in a frame that scrolls by itself where the page is narrow. */
final class Tables {
    private Tables() {}

    /** Names and values. */
    static void pairs(Markup page, String caption, Map<String, String> pairs) {
        open(page, caption);
        page.open("tbody");
        pairs.forEach((name, value) -> page.open("tr")
                .element("th", name, "scope", "row")
                .element("td", value)
                .closeLine());
        page.close();
        close(page);
    }

    /** A head and rows whose first cells are their names. */
    static void grid(Markup page, String caption, List<String> head, List<List<String>> rows) {
        open(page, caption);
        page.open("thead").open("tr");
        head.forEach(cell -> page.element("th", cell, "scope", "col"));
        page.close().close().open("tbody");
        for (List<String> row : rows) {
            page.open("tr").element("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> page.element("td", cell));
            page.closeLine();
        }
        page.close();
        close(page);
    }

    /** {@link #grid} behind a line that opens it. */
    static void folded(Markup page, String summary, List<String> head, List<List<String>> rows) {
        page.open("details").element("summary", summary);
        grid(page, summary, head, rows);
        page.closeLine();
    }

    private static void open(Markup page, String caption) {
        page.open("div", "class", "frame", "tabindex", "0", "role", "region", "aria-label", caption);
        page.open("table").element("caption", caption);
    }

    private static void close(Markup page) {
        page.close().closeLine();
    }
}
