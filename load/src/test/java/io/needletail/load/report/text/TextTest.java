package io.needletail.load.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.report.LoadReport;
import io.needletail.load.report.SampleReports;
import io.needletail.load.report.SecondFigures;
import io.needletail.load.report.compare.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void shouldAlignColumns() {
        assertThat(new TextTable().row("a", "1").row("long name", "1,000", "x").toString())
                .isEqualTo("a              1\nlong name  1,000  x\n");
    }

    @Test
    void shouldEndTheTableWithTheVerdict() {
        assertThat(ReportTable.of(SampleReports.busy()).lines().toList())
                .contains(
                        "Sent                      3,000,400",
                        "Receipts lost                     0",
                        "0x00000058 (ESME_RTHROTTLED)  450",
                        "DELIVRD      2,849,900")
                .last()
                .isEqualTo("OK: every submit answered once, nothing lost, nothing twice");
        assertThat(ReportTable.of(SampleReports.faulty(3, 0)).lines()).last().isEqualTo("FAULTS: 3 receipts lost");
        assertThat(ReportTable.of(SampleReports.empty()).lines()).last().isEqualTo("FAULTS: nothing sent or received");
    }

    @Test
    void shouldLeaveOutOfTheTableWhatTheRunDidNotDo() {
        assertThat(ReportTable.of(SampleReports.empty()))
                .doesNotContain("Receipts", "MO ", "Refused with")
                .contains("Sent               0\n")
                .containsPattern("submit +-");
    }

    @Test
    void shouldSayWhatTheRunHasCost() {
        assertThat(ReportTable.of(SampleReports.busy()))
                .containsPattern("Server CPU a message +7\\.13 us\n")
                .containsPattern("Generator CPU a message +3\\.17 us\n")
                .containsPattern("Peak memory of the server +512\\.0 MiB\n")
                .containsPattern("CPU of everything else +1\\.20 s\n");
        assertThat(ReportTable.of(SampleReports.empty())).doesNotContain("CPU", "Peak memory");
    }

    @Test
    void shouldKeepTheProgressLineAsWideAsItWas() {
        List<SecondFigures> seconds = SampleReports.busy().seconds();
        ProgressLine.Totals totals = new ProgressLine.Totals(100_000, 3, 99_000, 500);

        assertThat(seconds.stream()
                        .map(second -> ProgressLine.of(second, totals).length())
                        .distinct())
                .hasSize(1);
        assertThat(ProgressLine.of(seconds.get(0), totals))
                .contains("1 sw", "/s of 100,000", "p99 ", "in flight    500", "receipts        99,000");
    }

    @Test
    void shouldCompareFiguresAndWarnWhenTheRunsAreNotAlike() {
        LoadReport base = SampleReports.busy();
        assertThat(ComparisonTable.of(new Comparison("a.json", base, "b.json", SampleReports.busy(2))))
                .contains("base   a.json\nother  b.json\n")
                .containsPattern("Submit latency p99 +2\\.05 ms +4\\.10 ms +2\\.00x +worse")
                .doesNotContain("not alike");
        assertThat(ComparisonTable.of(new Comparison("a.json", base, "b.json", SampleReports.withOption("500"))))
                .contains("The runs are not alike:\n  option window differs: 50 and 500\n");
    }
}
