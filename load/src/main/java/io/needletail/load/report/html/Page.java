package io.needletail.load.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** The frame of every page: head, style sheet, heading. */
final class Page {
    private static final String STYLE_SHEET = "report.css";

    private Page() {}

    /**
     * A whole page.
     *
     * @param subtitle below the heading
     * @param body writes what is between the heading and the end
     */
    static String of(String title, String subtitle, Consumer<Markup> body) {
        Markup page = new Markup();
        page.verbatim("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title);
        page.open("style").verbatim(styleSheet()).close().closeLine();
        page.open("body").open("main");
        page.open("header")
                .element("h1", title)
                .element("p", subtitle, "class", "soft")
                .closeLine();
        body.accept(page);
        return page.close().close().closeLine().toString();
    }

    private static String styleSheet() {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(STYLE_SHEET), STYLE_SHEET)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
