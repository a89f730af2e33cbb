package io.needletail.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LifeOfASubmitSmTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FILE = Pattern.compile("`([a-z-]+/src/main/java/[\\w/]+\\.java)`");

    @Test
    void shouldNameFilesThatExist() throws IOException {
        List<String> files = files();

        assertThat(files).hasSizeGreaterThan(25);
        assertThat(files).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    @Test
    void shouldCrossEveryModuleAMessageCrosses() throws IOException {
        assertThat(files().stream().map(file -> file.substring(0, file.indexOf('/'))))
                .contains("smsc-api", "smsc-core", "routing", "persistence", "simulator", "smsc-app");
    }

    private static List<String> files() throws IOException {
        return FILE.matcher(Files.readString(ROOT.resolve("docs/life-of-a-submit-sm.md")))
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .toList();
    }
}
