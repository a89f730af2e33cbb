package io.needletail.load.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.load.report.SampleReports;
import io.needletail.load.report.assertion.AssertionList;
import io.needletail.load.report.compare.Comparison;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
    static Stream<String> pages() {
        return Stream.of(
                ReportPage.of(SampleReports.busy()),
                ReportPage.of(SampleReports.faulty(3, 7)),
                ReportPage.of(SampleReports.empty()),
                ReportPage.of(SampleReports.random(new Random(3))),
                ComparisonPage.of(
                        new Comparison("a<b>.json", SampleReports.busy(), "\"b\".json", SampleReports.busy(2)),
                        List.of()),
                ComparisonPage.of(
                        new Comparison("a", SampleReports.empty(), "b", SampleReports.random(new Random(4))),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldBeWellFormed(String page) throws Exception {
        assertThat(parse(page).getElementsByTagName("h1").getLength()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldFetchAndRunNothing(String page) throws Exception {
        assertThat(page).doesNotContainIgnoringCase("http:", "https:", "url(", "@import", "javascript:");
        Document document = parse(page);
        for (String tag : List.of("script", "link", "img", "iframe", "object", "a", "use", "image")) {
            assertThat(document.getElementsByTagName(tag).getLength()).as(tag).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameEachPlotAndTableForThoseWhoDoNotSeeIt(String page) throws Exception {
        Document document = parse(page);
        for (Element svg : elements(document, "svg")) {
            if (svg.getAttribute("role").equals("img")) {
                String id = svg.getAttribute("aria-labelledby");
                assertThat(elements(document, "title").stream()
                                .filter(title -> title.getAttribute("id").equals(id)))
                        .singleElement()
                        .satisfies(title -> assertThat(title.getTextContent()).endsWith("."));
            }
        }
        for (Element table : elements(document, "table")) {
            assertThat(table.getElementsByTagName("caption").item(0).getTextContent())
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldDrawNothingThatIsNotANumber(String page) {
        assertThat(page).doesNotContain("NaN", "Infinity");
    }

    @Test
    void shouldKeepDrainOutOfCurvesButInTheTable() {
        String page = ReportPage.of(SampleReports.withDrain(99));
        assertThat(page).contains("99 (drain)").doesNotContain("second 99");
    }

    @Test
    void shouldShowOptionsAsTextWhateverTheyHold() throws Exception {
        String page = ReportPage.of(SampleReports.busy());

        assertThat(page).doesNotContain("<b>").contains("127.0.0.1:2775 &amp; &lt;b&gt;");
        assertThat(parse(page).getDocumentElement().getTextContent()).contains("127.0.0.1:2775 & <b>");
    }

    @Test
    void shouldShowEveryPartOfTheReport() throws Exception {
        Document document = parse(ReportPage.of(SampleReports.busy()));

        assertThat(elements(document, "h2").stream().map(Element::getTextContent))
                .containsExactly(
                        "Rate over time",
                        "Latency over time",
                        "Latency by percentile",
                        "Answers by status",
                        "Receipts by final state",
                        "Resources",
                        "Verification",
                        "Options",
                        "Machine");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("99,997/s", "2.05 ms", "0x00000058 (ESME_RTHROTTLED)", "OK: every submit answered once");
    }

    @Test
    void shouldShowWhatBecameOfTheAssertions() throws Exception {
        String page = ReportPage.of(
                SampleReports.busy(), AssertionList.parse("p99<1ms,lost=0").check(SampleReports.busy()));

        assertThat(parse(page).getDocumentElement().getTextContent())
                .contains("1 of 2 assertions do not hold", "p99<1ms", "2.05 ms");
    }

    @Test
    void shouldReplaceCharactersThatXmlDoesNotHave() throws Exception {
        Markup markup = new Markup()
                .open("p", "title", "\u0000\uD800")
                .text("a\u0007b<&>\"'")
                .close();

        assertThat(parse(markup.toString()).getDocumentElement().getTextContent())
                .isEqualTo("a\uFFFDb<&>\"'");
    }

    @Test
    void shouldNoticeAnElementThatIsNotClosed() {
        assertThatThrownBy(() -> new Markup().open("p").toString()).hasMessage("not closed: [p]");
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }
}
