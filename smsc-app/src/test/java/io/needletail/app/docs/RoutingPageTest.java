package io.needletail.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.cli.SmscCommandLine;
import io.needletail.app.config.ConfigReference;
import io.needletail.app.route.file.RouteFileKeys;
import io.needletail.app.route.question.QuestionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/routing.md tells an operator to write does what it says, through the real command, parser and engine. */
class RoutingPageTest {
    private static final Path PAGE = Path.of("..", "docs", "routing.md");
    private static final String GENERATED = "-Dneedletail.regenerate=true -pl smsc-app -am test -->\n";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+) (recipe|file)=(\\S+)\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final List<String> WANTED = List.of(
            "otp-before-campaign",
            "block-list",
            "do-not-disturb",
            "ported-numbers",
            "least-cost",
            "failover-with-weights",
            "sender-to-short-code",
            "keyword-to-account",
            "stop-words",
            "archive-copy",
            "canary",
            "country-allow-list",
            "reject-premium",
            "tags");

    @TempDir
    private Path directory;

    /** One message of a recipe, and the decision that the page gives. */
    record Example(Recipe recipe, String options, String decision) {
        @Override
        public String toString() {
            return recipe.name + ": " + options;
        }
    }

    /** A whole file, and the lists that it names. */
    static final class Recipe {
        final String name;
        final String rules;
        final List<String[]> files = new ArrayList<>();
        final List<Example> examples = new ArrayList<>();

        Recipe(String name, String rules) {
            this.name = name;
            this.rules = rules;
        }
    }

    static List<Recipe> recipes() throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            String body = block.group(4);
            switch (block.group(1)) {
                case "hocon" -> recipes.add(new Recipe(block.group(3), body));
                case "text" -> last(recipes).files.add(new String[] {block.group(3), body});
                case "explain" -> examples(last(recipes), block.group(3), body);
                default -> throw new IllegalStateException("a block of the kind " + block.group(1));
            }
        }
        return recipes;
    }

    static Stream<Example> examples() throws IOException {
        return recipes().stream().flatMap(recipe -> recipe.examples.stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldDecideAsThePageSays(Example example) throws Exception {
        Path file = write(example.recipe);

        SmscCommandLine command = SmscCommandLine.run(
                words("route explain --file " + file + " --carriers carrier-a,carrier-b,carrier-c " + example.options));

        assertThat(command.err()).isEmpty();
        assertThat(command.status()).isZero();
        assertThat(command.out().lines().filter(line -> line.startsWith("decision")))
                .containsExactly("decision  " + example.decision);
    }

    @Test
    void shouldShowEveryRecipeThatOperatorsAskForWithMessagesToTry() throws IOException {
        List<Recipe> recipes = recipes();

        assertThat(recipes)
                .extracting(recipe -> recipe.name)
                .containsAll(WANTED)
                .doesNotHaveDuplicates();
        assertThat(recipes)
                .allSatisfy(
                        recipe -> assertThat(recipe.examples).as(recipe.name).isNotEmpty());
    }

    @Test
    void shouldShowRecipesThatAreSoundWithoutAWarning() throws Exception {
        for (Recipe recipe : recipes()) {
            Path file = write(recipe);
            SmscCommandLine command =
                    SmscCommandLine.run(words("route check " + file + " --carriers carrier-a,carrier-b,carrier-c"));

            assertThat(command.out()).as(recipe.name).contains("sound").doesNotContain("warning");
        }
    }

    @Test
    void shouldPrintWhatThePageShows() throws Exception {
        String page = Files.readString(PAGE);
        Matcher shown = Pattern.compile("(?ms)^```console\n\\$ bin/smsc (.*?)\n(.*?)^```$")
                .matcher(page);
        assertThat(shown.find()).isTrue();
        Path file = write(recipes().get(0));

        SmscCommandLine command = SmscCommandLine.run(words(shown.group(1).replace("routes.conf", file.toString())));

        assertThat(command.status()).isZero();
        if (Boolean.getBoolean("needletail.regenerate")) {
            Files.writeString(PAGE, page.substring(0, shown.start(2)) + command.out() + page.substring(shown.end(2)));
        } else {
            assertThat(command.out()).isEqualTo(shown.group(2));
        }
    }

    @Test
    void shouldDescribeEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        int generated = page.indexOf(GENERATED) + GENERATED.length();
        List<io.needletail.app.config.bind.Topic<?>> topics = new ArrayList<>(RouteFileKeys.TOPICS);
        topics.add(QuestionKeys.TOPIC);
        String tables = ConfigReference.tables(topics);
        if (Boolean.getBoolean("needletail.regenerate")) {
            Files.writeString(PAGE, page.substring(0, generated) + tables);
        }

        assertThat(Files.readString(PAGE).substring(generated))
                .as("regenerate with -Dneedletail.regenerate=true")
                .isEqualTo(tables);
    }

    private Path write(Recipe recipe) throws IOException {
        for (String[] file : recipe.files) {
            Files.writeString(directory.resolve(file[0]), file[1]);
        }
        return Files.writeString(directory.resolve("routes.conf"), recipe.rules);
    }

    private static void examples(Recipe recipe, String name, String body) {
        assertThat(name).isEqualTo(recipe.name);
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i += 2) {
            recipe.examples.add(
                    new Example(recipe, lines.get(i), lines.get(i + 1).strip()));
        }
    }

    private static Recipe last(List<Recipe> recipes) {
        return recipes.get(recipes.size() - 1);
    }

    private static String[] words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toArray(String[]::new);
    }
}
