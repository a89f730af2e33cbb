package io.needletail.load.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.load.report.LoadReport;
import io.needletail.load.report.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {
    @TempDir
    private Path directory;

    @RepeatedTest(20)
    void shouldReadBackEveryFieldOfAnyReport() throws ReportFormatException {
        long seed = new Random().nextLong();
        LoadReport report = SampleReports.random(new Random(seed));

        assertThat(ReportJson.parse(ReportJson.write(report), "test"))
                .as("seed %d", seed)
                .isEqualTo(report);
    }

    @Test
    void shouldReadBackWhatItWroteToAFile() throws IOException {
        Path file = directory.resolve("report.json");
        ReportJson.write(SampleReports.busy(), file);

        assertThat(ReportJson.read(file)).isEqualTo(SampleReports.busy());
    }

    @Test
    void shouldReadBackARunInWhichNothingHappened() throws ReportFormatException {
        assertThat(ReportJson.parse(ReportJson.write(SampleReports.empty()), "test"))
                .isEqualTo(SampleReports.empty());
    }

    @Test
    void shouldShowPercentilesAndRatesToPeople() {
        assertThat(ReportJson.write(SampleReports.busy()))
                .contains("\"version\": 1", "\"p99\": 2.05", "\"p99.99\": ", "\"acceptedPerSecond\": 99996.7")
                .contains("\"0x00000058\": 450");
    }

    @Test
    void shouldPassOverFieldsItDoesNotKnow() throws ReportFormatException {
        String json = ReportJson.write(SampleReports.busy()).replace("\"run\": {", "\"run\": {\"colour\": [1, {}],");

        assertThat(ReportJson.parse(json, "test")).isEqualTo(SampleReports.busy());
    }

    @Test
    void shouldRefuseALaterVersionAndSayWhichItReads() {
        String json = ReportJson.write(SampleReports.busy()).replace("\"version\": 1", "\"version\": 2");

        assertThatThrownBy(() -> ReportJson.parse(json, "may.json"))
                .isInstanceOf(ReportFormatException.class)
                .hasMessage(
                        "report may.json: has format version 2; this program reads versions up to 1: use a later one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sent\": 3000400,   | ''                  | submits.sent is missing",
                "\"sent\": 3000400    | \"sent\": \"many\"  | submits.sent must be a number",
                "\"sent\": 3000400    | \"sent\": -1        | submits.sent must not be negative",
                "\"sent\": 3000400    | \"sent\": 1.5       | submits.sent must be a whole number",
                "\"0x00000058\": 450  | \"busy\": 450       | submits.statuses.busy must have a name such as 0x00000058",
                "2026-03-01T          | yesterday           | run.startedAt must be a time such as 2026-01-31T12:00:00Z",
                "\"measured\": true   | \"measured\": 1     | seconds[5].measured must be true or false",
                "\"histogram\": \"H   | \"histogram\": \"*  | submitLatency.histogram cannot be decoded",
                "\"run\": {           | \"run\": 7, \"x\": {| run must be an object",
                "needletail-load-report | other             | is not a load report of this program",
            })
    void shouldNameTheFileAndTheFieldThatIsWrong(String good, String bad, String problem) {
        String json = ReportJson.write(SampleReports.busy()).replace(good, bad);

        assertThatThrownBy(() -> ReportJson.parse(json, "may.json")).hasMessage("report may.json: " + problem);
    }

    @ParameterizedTest
    @CsvSource({"''", "{", "[]", "hello", "'{\"format\": '"})
    void shouldSayInOneLineThatATextIsNoReport(String text) {
        assertThatThrownBy(() -> ReportJson.parse(text, "may.json"))
                .isInstanceOf(ReportFormatException.class)
                .message()
                .startsWith("report may.json: ")
                .doesNotContain("\n");
    }

    @Test
    void shouldNameTheFileThatIsMissingOrNoText() throws IOException {
        Path missing = directory.resolve("missing.json");
        assertThatThrownBy(() -> ReportJson.read(missing)).hasMessage("report " + missing + ": there is no such file");

        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> ReportJson.read(binary)).hasMessage("report " + binary + ": is not text in UTF-8");
    }
}
