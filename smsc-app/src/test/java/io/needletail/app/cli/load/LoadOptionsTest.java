package io.needletail.app.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.core.protocol.BindType;
import io.needletail.load.plan.LoadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

class LoadOptionsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** Takes the options and does nothing. */
    @Command(name = "load")
    private static final class Holder {
        @Mixin
        private final LoadOptions options = new LoadOptions();
    }

    static Stream<String> commandsInThePages() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(ROOT.resolve("README.md")));
        lines.addAll(Files.readAllLines(ROOT.resolve("docs/load.md")));
        return lines.stream().filter(line -> line.startsWith("bin/smsc load"));
    }

    @ParameterizedTest
    @MethodSource("commandsInThePages")
    void shouldUnderstandWhatThePagesSay(String line) throws Exception {
        List<String> words = WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toList();
        assertThat(plan(words.subList(2, words.size()).toArray(new String[0]))
                        .connect()
                        .host())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void shouldBeDescribedOptionByOption() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/load.md"));
        for (OptionSpec option : new CommandLine(new Holder()).getCommandSpec().options()) {
            String name = option.longestName();
            if (!List.of("--host", "--port", "--bind", "--unbind").contains(name)) {
                assertThat(page).contains(name.equals("--check-ids") ? "--no-check-ids" : name);
            }
        }
    }

    @Test
    void shouldUseTheLengthOfTheProfile() throws Exception {
        assertThat(plan("--rate=ramp:1..9/7s").pace().duration()).isEqualTo(Duration.ofSeconds(7));
        assertThat(plan("--rate=9").pace().duration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan("--rate=ramp:1..9/7s", "--duration=3s").pace().duration())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void shouldTakeEveryKindOfSession() throws Exception {
        assertThat(plan().sessions().type()).isEqualTo(BindType.TRANSCEIVER);
        assertThat(plan("--bind=tx").sessions().type()).isEqualTo(BindType.TRANSMITTER);
        assertThat(plan("--bind=rx").sessions().type()).isEqualTo(BindType.RECEIVER);
    }

    @Test
    void shouldReadThePasswordFromAFileAndShowItNowhere(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "hidden12\n");
        LoadPlan plan = plan("--password-file=" + file);
        assertThat(plan.connect().password(1)).isEqualTo("hidden12");
        assertThat(plan.toString()).doesNotContain("hidden12");
        assertThat(plan.options().toString()).doesNotContain("hidden12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--host=192.0.2.1 | --host: 192.0.2.1 is not this machine (192.0.2.1). If that server is yours to load, add --allow-remote",
                "--port=0 | --port: 0 is not between 1 and 65535",
                "--sessions=0 | --sessions: 0 is not between 1 and 100000",
                "--window=0 | --window: 0 is not between 1 and 1048576",
                "--tick=2s | --tick: write 50us to 1s",
                "--count=-1 | --count: -1 is negative",
                "--duration=0s | --duration: nothing can be measured in no time",
                "--password=ninechars | --password: SMPP has room for 8 characters",
                "--interface-version=4 | --interface-version: '4' is none of 3.3, 3.4 and 5.0",
                "--to=4#5# | --to: '4#5#' is no destination pattern; write digits and then 1 to 18 #, as in 4477#######",
                "--to-file=/no/such | --to-file: /no/such cannot be read",
                "--mix=/no/such | --mix: /no/such cannot be read",
                "--length=-1 | --text, --length: a length is 0 to 39015, not -1",
            })
    void shouldNameTheOptionTheValueAndWhatIsAllowed(String option, String message) {
        assertThatThrownBy(() -> plan(option)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--rate=fast | Invalid value for option '--rate'",
                "--duration=ten | 'ten' is no time; write 500us, 20ms, 10s, 5m or 8h",
                "--bind=both | expected one of",
                "--encoding=utf8 | --encoding",
                "--assert=p98<1ms | --assert",
            })
    void shouldSayWhatItCannotRead(String option, String part) {
        assertThatThrownBy(() -> plan(option)).hasMessageContaining(part);
    }

    @Test
    void shouldRefuseWhatDoesNotGoTogether() {
        assertThatThrownBy(() -> plan("--count=1", "--duration=1s")).hasMessageContaining("give one of them");
        assertThatThrownBy(() -> plan("--bind=tx", "--receipts")).hasMessageContaining("--rx-sessions");
        assertThatThrownBy(() -> plan("--bind=rx", "--rate=5")).hasMessageContaining("submit nothing");
        assertThatThrownBy(() -> plan("--text=Привет", "--encoding=gsm")).hasMessageContaining("'Привет'");
    }

    @Test
    void shouldTakeARemoteServerWhenToldTo() throws Exception {
        assertThat(plan("--host=192.0.2.1", "--allow-remote").connect().host()).isEqualTo("192.0.2.1");
    }

    private static LoadPlan plan(String... words) throws Exception {
        Holder holder = new Holder();
        new CommandLine(holder).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
        return Objects.requireNonNull(holder.options.plan());
    }
}
