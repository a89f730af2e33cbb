package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain", "reload"})
    void shouldExplainEachCommand(String command) {
        SmscCommandLine help = SmscCommandLine.run("route", command, "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: smsc route " + command);
    }

    @Test
    void shouldPrintTheSizesOfSoundRules() throws IOException {
        Files.writeString(directory.resolve("blocked.txt"), "491700000001\n491700000002\n");
        Path file = rules("""
                lists.blocked.file = blocked.txt
                groups.g = "failover(carrier-a, handsets)"
                rules = [
                  { name = block, when.to.list = blocked, then.reject = ESME_RINVDSTADR }
                  { name = all, then.forward = g }
                  { name = late, then.forward = handsets }
                ]
                """);

        SmscCommandLine check = SmscCommandLine.run("route", "check", file.toString(), "--carriers", "carrier-a");

        assertThat(check.status()).isZero();
        assertThat(check.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains("rules 3", "groups 1", "list 2 blocked")
                .anySatisfy(line -> assertThat(line).startsWith("warning " + file + ":6: rule late: is never reached"));
    }

    @Test
    void shouldListEveryProblemAndExitWithTwo() throws IOException {
        Path file = rules("""
                rules = [
                  { name = a, then.forward = carier-a }
                  { name = b, then.lane = fast }
                ]
                """);

        SmscCommandLine check = SmscCommandLine.run("route", "check", file.toString(), "--carriers", "carrier-a");

        assertThat(check.status()).isEqualTo(2);
        assertThat(check.err())
                .contains("configuration: 2 problem(s)")
                .contains(file + ":2: rule a: destination = 'carier-a', allowed: one of")
                .contains("did you mean carrier-a?")
                .contains(file + ":3: rules[1].then.lane = \"fast\": must be one of urgent, high, normal, bulk");
    }

    @Test
    void shouldKnowTheCarriersOfAnUpstreamFile() throws IOException {
        Path upstream = Files.writeString(
                directory.resolve("upstream.conf"), "carriers.west { hosts = [\"127.0.0.1:2775\"], system-id = me }\n");
        Path file = rules("rules = [{ name = a, then.forward = west }]\n");

        assertThat(SmscCommandLine.run("route", "check", file.toString()).status())
                .isEqualTo(2);
        assertThat(SmscCommandLine.run("route", "check", file.toString(), "--upstream", upstream.toString())
                        .status())
                .isZero();
    }

    @Test
    void shouldShowEveryRuleConsideredAndWhatIsSent() throws IOException {
        Path file = rules("""
                rules = [
                  { name = vip, when.to.prefix = "4477", then.forward = handsets }
                  { name = mark, when.tlv.0x1400 = "0a", then { rewrite { sender = "+49800", text.append = " Bye" } } }
                  { name = all, then { lane = bulk, tag = seen, copy = "account:archive", forward = handsets } }
                  { name = behind, then.reject = ESME_RSYSERR }
                ]
                """);

        SmscCommandLine explained = SmscCommandLine.run(
                "route",
                "explain",
                "--file",
                file.toString(),
                "--from",
                "SHOP",
                "--to",
                "491701234567",
                "--text",
                "Hi",
                "--tlv",
                "0x1400=0A");

        assertThat(explained.status()).isZero();
        assertThat(explained.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("no vip destination begins with 4477: no (")
                        .contains("491701234567"))
                .anySatisfy(line -> assertThat(line).startsWith("holds mark"))
                .contains(
                        "holds all always",
                        "decision all forward handsets; lane bulk; tag seen; copy account:archive; from +49800;"
                                + " from.ton 1; from.npi 1; text Hi Bye",
                        "lane bulk",
                        "text Hi Bye")
                .noneSatisfy(line -> assertThat(line).contains("behind"));
    }

    @Test
    void shouldExplainTheRulesOfTheConfigurationWithoutAFile() {
        SmscCommandLine explained = SmscCommandLine.run(
                "route",
                "explain",
                "--to",
                "4477",
                "--set",
                "routing.rules=[{name=uk,prefix=\"44\",reject=0x0B},{name=mobile,prefix=\"4477\",to=handsets}]");

        assertThat(explained.err()).isEmpty();
        assertThat(explained.out()).contains("decision  mobile forward handsets");
    }

    @Test
    void shouldListEverythingWrongWithAQuestion() {
        SmscCommandLine explained = SmscCommandLine.run(
                "route", "explain", "--to", "1", "--time", "noon", "--bind", "both", "--mo", "--data-coding", "256");

        assertThat(explained.status()).isEqualTo(2);
        assertThat(explained.err())
                .contains("configuration: 4 problem(s)")
                .contains("command line: time = \"noon\": must be a moment such as")
                .contains("command line: bind = \"both\": must be one of transmitter, receiver, transceiver")
                .contains("command line: data-coding = \"256\": must be a number from 0 to 255")
                .contains("command line: origin: is mo and needs a carrier");
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(directory.resolve("routes.conf"), text);
    }
}
