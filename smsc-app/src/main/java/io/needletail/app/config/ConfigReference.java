package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/** Writes docs/configuration.md from the keys themselves. */
public final class ConfigReference {
    private static final String INTRO = """
            # Configuration

            <!-- Generated from the key declarations; regenerate with
                 mvn -Dquick -Dneedletail.regenerate=true -pl smsc-app -am test -->

            Every key, its default and what it takes. Files are [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md).
            Layers, later ones winning:

            1. the defaults below
            2. `conf/needletail.conf`
            3. `conf/profiles/NAME.conf`, chosen by `--profile NAME` (`laptop` unless given)
            4. `--set key=value`, repeatable

            Environment variables count only where a file refers to them: `smpp.port = ${?SMPP_PORT}`.
            An unknown key, a wrong type or a value out of range stops the start, with all problems listed at once;
            `bin/smsc check-config` lists them without starting.
            """;

    private ConfigReference() {}

    /**
     * The page.
     *
     * @param accounts the keys of one account in the accounts file
     * @param carriers the keys of one carrier in the file of carriers
     */
    public static String markdown(Topic<?> accounts, Topic<?> carriers) {
        StringBuilder page = new StringBuilder(INTRO);
        SmscConfig.TOPICS.forEach(topic -> section(topic, page));
        page.append("\n# Accounts file\n");
        section(accounts, page);
        page.append("\n# File of carriers\n");
        section(carriers, page);
        return page.toString();
    }

    /** The keys of some topics, for a page that says more about them; defaults are in their texts. */
    public static String tables(List<Topic<?>> topics) {
        StringBuilder tables = new StringBuilder();
        for (Topic<?> topic : topics) {
            tables.append("\n### Keys: ").append(topic.title()).append("\n\n").append(topic.intro());
            tables.append("\n\n| key | takes | meaning |\n|---|---|---|\n");
            topic.keys()
                    .forEach(key -> tables.append("| `" + key.path() + "` | ")
                            .append(cell(key.type().allowed()))
                            .append(" | ")
                            .append(cell(key.text()))
                            .append(" |\n"));
        }
        return tables.toString();
    }

    private static void section(Topic<?> topic, StringBuilder page) {
        page.append("\n## ")
                .append(topic.title())
                .append("\n\n")
                .append(topic.intro())
                .append("\n\n");
        page.append("| key | default | allowed | meaning |\n|---|---|---|---|\n");
        topic.keys().forEach(key -> row(key, page));
    }

    private static <T> void row(Key<T> key, StringBuilder page) {
        page.append("| `").append(key.path()).append("` | `");
        page.append(cell(key.type().format(key.fallback()))).append("` | ");
        page.append(cell(key.type().allowed())).append(" | ");
        page.append(cell(key.text())).append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
