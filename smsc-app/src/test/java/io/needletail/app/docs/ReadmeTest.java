package io.needletail.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.cli.SmscCommandLine;
import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells a user to type is accepted, and what it links to is there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

    static List<String> starts() throws IOException {
        return Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("bin/smsc start"))
                .toList();
    }

    static List<String> routeCommands() throws IOException {
        return Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("bin/smsc route"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void shouldShowSettingsThatAreTaken(String line) throws Exception {
        List<String> words = words(line);
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--set")) {
                sets.add(words.get(i + 1));
            }
        }
        assertThat(ConfigLoader.load(new ConfigSource(Locations.of(ROOT), null, sets))
                        .profile())
                .isEqualTo("laptop");
        assertThat(words).startsWith("bin/smsc", "start").hasSize(2 + 2 * sets.size());
    }

    @ParameterizedTest
    @MethodSource("routeCommands")
    void shouldShowRouteCommandsThatWork(String line) {
        String[] words = words(line.replace(
                        "conf/routes.conf", ROOT.resolve("conf/routes.conf").toString()))
                .toArray(new String[0]);

        SmscCommandLine run = SmscCommandLine.run(Arrays.copyOfRange(words, 1, words.length));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void shouldLinkToWhatIsThere() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1))).as("in " + page).exists();
            }
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group().replaceAll("^(['\"])(.*)\\1$", "$2"))
                .toList();
    }
}
