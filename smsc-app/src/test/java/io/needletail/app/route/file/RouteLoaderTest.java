package io.needletail.app.route.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.message.MessageState;
import io.needletail.api.route.Lane;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.Group;
import io.needletail.routing.rule.IntRange;
import io.needletail.routing.rule.OwnedAddress;
import io.needletail.routing.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteLoaderTest {
    private static final AddressSide FROM = AddressSide.SOURCE;
    private static final AddressSide TO = AddressSide.DESTINATION;
    private static final String EVERY_CONDITION = """
            account = [bank, shop]
            origin = mo
            carrier = carrier-a
            bind = [transmitter, transceiver]
            from { prefix = "+49", alphanumeric = false }
            to { is = ["1234"], list = [a, b], regex = "^49", digits = 3-6, ton = [alphanumeric, 1], npi = 1 }
            service-type = ["", CMT]
            data-coding = [0, "0xF0", 4-7]
            esm-class { mask = 0x40, value = 0x40 }
            tlv { user_message_reference = present, 0x1400 = absent, 0x1401 = "0A0b" }
            text { keyword = STOP, contains = [win, prize], regex = "(?i)code [0-9]+" }
            message-class = 0
            time = { zone = Europe/Berlin, days = [sat-mon], from = "20:00", to = "24:00" }
            priority = 2-3
            percent = 2.5
            tag = [vip]
            any = [{ account = a }, { account = b, priority = 1 }]
            not { to.prefix = "4915" }
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldReadEveryCondition() throws Exception {
        Rule rule = rule(EVERY_CONDITION, "forward = handsets");

        assertThat(rule.conditions())
                .containsExactly(
                        new Condition.AccountIs(Set.of("bank", "shop")),
                        new Condition.MobileOriginated(true),
                        new Condition.FromCarrier(Set.of("carrier-a")),
                        new Condition.BoundAs(Set.of(
                                io.needletail.routing.rule.BindType.TRANSMITTER,
                                io.needletail.routing.rule.BindType.TRANSCEIVER)),
                        new Condition.AddressPrefix(FROM, Set.of("+49")),
                        new Condition.Not(new Condition.AddressAlphanumeric(FROM)),
                        new Condition.AddressIs(TO, Set.of("1234")),
                        new Condition.AnyOf(
                                List.of(new Condition.AddressInList(TO, "a"), new Condition.AddressInList(TO, "b"))),
                        new Condition.AddressMatches(TO, "^49"),
                        new Condition.AddressDigits(TO, new IntRange(3, 6)),
                        new Condition.AddressTon(TO, Set.of(5, 1)),
                        new Condition.AddressNpi(TO, Set.of(1)),
                        new Condition.ServiceTypeIs(Set.of("", "CMT")),
                        new Condition.DataCodingIs(List.of(IntRange.of(0), IntRange.of(0xF0), new IntRange(4, 7))),
                        new Condition.EsmClassIs(0x40, 0x40),
                        new Condition.Not(new Condition.TlvPresent(0x1400)),
                        new Condition.TlvIs(0x1401, "0a0b"),
                        new Condition.TlvPresent(0x0204),
                        new Condition.KeywordIs(Set.of("STOP")),
                        new Condition.TextContains(Set.of("win", "prize")),
                        new Condition.TextMatches("(?i)code [0-9]+"),
                        new Condition.MessageClassIs(Set.of(0)),
                        new Condition.TimeWindow(
                                ZoneId.of("Europe/Berlin"),
                                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                                LocalTime.of(20, 0),
                                LocalTime.MIDNIGHT),
                        new Condition.PriorityIs(new IntRange(2, 3)),
                        new Condition.Percent(2.5),
                        new Condition.TaggedAs(Set.of("vip")),
                        new Condition.AnyOf(List.of(
                                new Condition.AccountIs(Set.of("a")),
                                new Condition.Not(new Condition.AnyOf(List.of(
                                        new Condition.Not(new Condition.AccountIs(Set.of("b"))),
                                        new Condition.Not(new Condition.PriorityIs(IntRange.of(1)))))))),
                        new Condition.Not(new Condition.AddressPrefix(TO, Set.of("4915"))));
    }

    @Test
    void shouldReadEveryActionInTheDocumentedOrder() throws Exception {
        Rule rule = rule("", """
                copy = archive, tag = seen, lane = urgent, max-validity = 10m, next = continue
                rewrite = [
                  {
                    to { npi = 1, ton = national, add-prefix = "49", strip-prefix = "0", normalise { country-code = "49" } }
                    sender = INFO
                    text { append = "!", prepend = ">", replace { find = a, with = "" } }
                    tlv { 0x1400 = "01", source_port = remove }
                    service-type = CMT
                  }
                  { from.replace = "12345" }
                ]
                """);

        assertThat(rule.actions())
                .containsExactly(
                        new Action.SetSender("INFO"),
                        new Action.Normalise(TO, "49", "00", "0"),
                        new Action.StripPrefix(TO, "0"),
                        new Action.AddPrefix(TO, "49"),
                        new Action.SetTon(TO, 2),
                        new Action.SetNpi(TO, 1),
                        new Action.ReplaceText("a", ""),
                        new Action.PrependText(">"),
                        new Action.AppendText("!"),
                        new Action.SetTlv(0x1400, "01"),
                        new Action.RemoveTlv(0x020A),
                        new Action.SetServiceType("CMT"),
                        new Action.ReplaceAddress(FROM, "12345"),
                        new Action.MaxValidity(Duration.ofMinutes(10)),
                        new Action.SetLane(Lane.URGENT),
                        new Action.SetTag("seen"),
                        new Action.CopyTo(new io.needletail.routing.rule.GroupExpression.Named("archive")));
        assertThat(rule.flow()).isEqualTo(Rule.Flow.CONTINUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forward = \"failover(a, b)\"|ForwardTo[to=failover(a, b)]",
                "forward-by { list = l, address = from }|ForwardBy[side=SOURCE, list=l]",
                "forward-to-owner = to|ForwardToOwner[side=DESTINATION]",
                "reject = ESME_RINVDSTADR|Reject[commandStatus=11]",
                "drop = expired|Drop[state=EXPIRED]"
            })
    void shouldReadWhatARuleDecides(String then, String action) throws Exception {
        assertThat(rule("", then).actions()).singleElement().hasToString(action);
    }

    @Test
    void shouldReadGroupsOwnersListsAndRatesWithTheirPlaces() throws Exception {
        Files.writeString(directory.resolve("blocked.txt"), "# one\n+447700900001\n447700900002\n");
        Files.writeString(directory.resolve("rates.csv"), "a,49,0.05\n");
        Path file = write("""
                lists.blocked.file = blocked.txt
                groups {
                  one = "weighted(a 70, b 30)"
                  two { choose = "round-robin(a, b)", sticky = account }
                }
                owners.shop = ["4477*", "12345"]
                rates.file = rates.csv
                rules = [{ name = all, then.forward = one }]
                """);

        LoadedRoutes routes = load(new RouteLoader(file));

        assertThat(routes.ruleset().lists().get("blocked").table().size()).isEqualTo(2);
        assertThat(routes.ruleset().groups().get("two").sticky()).isEqualTo(Group.Sticky.ACCOUNT);
        assertThat(routes.ruleset().groups().get("one"))
                .satisfies(one -> assertThat(one.origin()).isEqualTo(file + ":3"))
                .satisfies(one -> assertThat(one.expression()).hasToString("weighted(a 70, b 30)"));
        assertThat(routes.ruleset().owned())
                .containsExactly(
                        new OwnedAddress("4477", true, "shop", file + ":6"),
                        new OwnedAddress("12345", false, "shop", file + ":6"));
        assertThat(routes.ruleset().rates().destinations()).containsExactly("a");
        assertThat(routes.files())
                .containsExactlyInAnyOrder(file, directory.resolve("blocked.txt"), directory.resolve("rates.csv"));
        assertThat(routes.ruleset().rules().get(0).origin()).isEqualTo(file + ":8");
        assertThat(routes.ruleset().rules().get(0).flow()).isEqualTo(Rule.Flow.BY_ACTIONS);
        assertThat(routes.ruleset().rules().get(0).actions()).doesNotContain(new Action.Drop(MessageState.DELIVERED));
    }

    /** Each line of the table is a file of one line with one mistake, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rulez = []                                             | rulez = []: unknown key; did you mean rules?
            rules = all                                            | rules = "all": must be a list; each element a section { name, when, then }
            rules = [{ then.reject = 1 }]                          | rules[0] = {"then":{"reject":1}}: needs name: a name of 1 to 64
            rules = [{ name = a }]                                 | rules[0] = {"name":"a"}: needs then: a section { forward,
            rules = [{ name = a, then {} }]                        | rules[0].then = {}: does nothing; allowed: at least one action
            rules = [{ name = "a b", then.reject = 1 }]            | rules[0].name = "a b": must be a name of 1 to 64
            rules = [{ name = a, wen {}, then.reject = 1 }]        | rules[0].wen = {}: unknown key; did you mean when
            rules = [{ name = a, when.acount = b, then.reject = 1 }] | rules[0].when.acount = "b": unknown key; did you mean account?
            rules = [{ name = a, when.to.prefix = 49x, then.reject = 1 }] | rules[0].when.to.prefix = "49x": must be 1 to 20 digits
            rules = [{ name = a, when.to.prefix = [], then.reject = 1 }] | rules[0].when.to.prefix = []: must be 1 to 20 digits
            rules = [{ name = a, when.to.ton = global, then.reject = 1 }] | rules[0].when.to.ton = "global": must be one of unknown, international
            rules = [{ name = a, when.to.digits = 6-3, then.reject = 1 }] | rules[0].when.to.digits = "6-3": must be a number from 0 to 255
            rules = [{ name = a, when.origin = up, then.reject = 1 }] | rules[0].when.origin = "up": must be one of mt, mo
            rules = [{ name = a, when.bind = [tx], then.reject = 1 }] | rules[0].when.bind[0] = "tx": must be one of transmitter, receiver, transceiver
            rules = [{ name = a, when.percent = 0, then.reject = 1 }] | rules[0].when.percent = 0: must be a number above 0, up to 100
            rules = [{ name = a, when.message-class = 4, then.reject = 1 }] | rules[0].when.message-class = 4: must be a whole number from 0 to 3
            rules = [{ name = a, when.tlv.0x1400 = "0g", then.reject = 1 }] | rules[0].when.tlv.0x1400 = "0g": must be present, absent, or its value in hexadecimal
            rules = [{ name = a, when.tlv.sauce_port = present, then.reject = 1 }] | rules[0].when.tlv.sauce_port = "present": the name must be a tag from 0x0001
            rules = [{ name = a, when.esm-class { mask = 1, value = 2 }, then.reject = 1 }] | rules[0].when.esm-class = {"mask":1,"value":2}: can never hold
            rules = [{ name = a, when.time { from = "08:00" }, then.reject = 1 }] | rules[0].when.time = {"from":"08:00"}: needs zone: a time zone such as
            rules = [{ name = a, when.time { zone = Mars }, then.reject = 1 }] | rules[0].when.time.zone = "Mars": must be a time zone such as Europe/Berlin
            rules = [{ name = a, when.time { zone = UTC, from = "8:00" }, then.reject = 1 }] | rules[0].when.time.from = "8:00": must be a time of day
            rules = [{ name = a, when.time { zone = UTC, days = monday }, then.reject = 1 }] | rules[0].when.time.days = "monday": must be one of mon, tue
            rules = [{ name = a, when.not {}, then.reject = 1 }]   | rules[0].when.not = {}: must be a section of conditions; it has none
            rules = [{ name = a, then { reject = 1, forward = b } }] | has forward and reject; allowed: at most one of forward, forward-by.list
            rules = [{ name = a, then.reject = 0 }]                | rules[0].then.reject = 0: must be a command_status
            rules = [{ name = a, then.drop = enroute }]            | rules[0].then.drop = "enroute": must be a final state: one of delivered
            rules = [{ name = a, then.forward = "failover(b" }]    | rules[0].then.forward = "failover(b": column 11: 'the end', allowed: ',' or ')'
            rules = [{ name = a, then.forward-by.address = to }]   | needs forward-by.list
            rules = [{ name = a, then.lane = fast }]               | rules[0].then.lane = "fast": must be one of urgent, high, normal, bulk
            rules = [{ name = a, then.max-validity = 5 }]          | rules[0].then.max-validity = 5: must be a duration from 1s to 63d
            rules = [{ name = a, then.rewrite.text.replace.find = x }] | needs with: a text of at most 1000 characters
            rules = [{ name = a, then.rewrite.sender = "" }]       | rules[0].then.rewrite.sender = "": must be an address of 1 to 20
            rules = [{ name = a, then.rewrite.tlv.0 = "00" }]      | rules[0].then.rewrite.tlv.0 = "00": the name must be a tag
            rules = [{ name = a, then.next = end }]                | rules[0].then.next = "end": must be one of stop, continue
            rules = [], lists.x.file = nowhere.txt                 | file = DIRECTORY/nowhere.txt: there is no such file
            rules = [], lists.x.kind = numbers                     | lists.x = {"kind":"numbers"}: needs file: a path
            rules = [], lists.x { file = f, kind = hashes }        | lists.x.kind = "hashes": must be one of numbers, ported, prefixes, prefix-table
            rules = [], groups.x = "lottery(a, b)"                 | groups.x = "lottery(a, b)": column 1: 'lottery', allowed: one of failover
            rules = [], groups.x { sticky = number }               | groups.x = {"sticky":"number"}: needs choose
            rules = [], owners.x = 49a                             | owners.x = "49a": must be 1 to 20 digits
            rules = [], rates.file = none.csv                      | rates.file = DIRECTORY/none.csv: there is no such file
            """)
    void shouldNameFileAndLineValueAndWhatIsAllowed(String line, String expected) throws Exception {
        Path file = write("\n" + line + "\n");

        assertThat(problems(file))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(file + ":2: ")
                        .contains(expected.replace("DIRECTORY", directory.toString())));
    }

    @Test
    void shouldReportEveryProblemOfEveryFileAtOnce() throws Exception {
        Files.writeString(directory.resolve("numbers.txt"), "447700900001\nnonsense\n");
        Path file = write("""
                lists { one { file = numbers.txt }, two { file = missing.txt } }
                groups.g = "weighted(a, b)"
                rules = [
                  { name = a, when.account = "", then.lane = slow }
                  { name = b }
                ]
                """);

        assertThat(problems(file))
                .hasSize(6)
                .anySatisfy(
                        p -> assertThat(p).startsWith(directory.resolve("numbers.txt") + ":2: 'nonsense', allowed:"))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":1: file = " + directory.resolve("missing.txt")))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":2: groups.g"))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":4: rules[0].when.account"))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":4: rules[0].then.lane"))
                .anySatisfy(p -> assertThat(p).startsWith(file + ":5: rules[1]"));
    }

    @Test
    void shouldSayThatAFileIsMissingOrHasNoRules() throws Exception {
        Path missing = directory.resolve("none.conf");

        assertThat(problems(missing)).singleElement().asString().startsWith(missing + ": there is no such file");
        assertThat(problems(write("groups.a = b"))).singleElement().asString().contains("needs rules: a list");
    }

    @Test
    void shouldNameTheLineOfASyntaxError() throws Exception {
        Path file = write("rules = [\n  { name = a\n");

        assertThat(problems(file)).singleElement().asString().startsWith(file.toString() + ":");
    }

    @Test
    void shouldChangeTheHashWithTheContentOfAnyFileOnly() throws Exception {
        Path list = Files.writeString(directory.resolve("l.txt"), "1\n");
        Path file = write("lists.l.file = l.txt\nrules = [{ name = a, then.reject = 1 }]\n");
        RouteLoader loader = new RouteLoader(file);
        String first = load(loader).hash();

        Files.writeString(list, "1\n", StandardCharsets.UTF_8);
        assertThat(load(loader).hash()).hasSize(12).isEqualTo(first);

        Files.writeString(list, "12\n", StandardCharsets.UTF_8);
        assertThat(load(loader).hash()).isNotEqualTo(first);
    }

    @Test
    void shouldKeepAListInMemoryThatHasNotChanged() throws Exception {
        Files.writeString(directory.resolve("l.txt"), "1\n");
        Path file = write("lists.l.file = l.txt\nrules = [{ name = a, then.reject = 1 }]\n");
        RouteLoader loader = new RouteLoader(file);
        var first = load(loader).ruleset().lists().get("l").table();

        Files.writeString(file, "lists.l.file = l.txt\nrules = [{ name = b, then.reject = 2 }]\n");

        assertThat(load(loader).ruleset().lists().get("l").table()).isSameAs(first);
    }

    @Test
    void shouldFollowIncludedFiles() throws Exception {
        Files.writeString(directory.resolve("groups.conf"), "groups.g = \"failover(a, b)\"\n");
        Path file = write("include \"groups.conf\"\nrules = [{ name = a, then.forward = g }]\n");
        RouteLoader loader = new RouteLoader(file);

        assertThat(load(loader).ruleset().groups()).containsKey("g");
        assertThat(loader.stamps()).containsKey(directory.resolve("groups.conf"));
    }

    private Rule rule(String when, String then) throws Exception {
        Path file = write("rules = [{ name = r, when {\n" + when + "\n}, then {\n" + then + "\n} }]\n");
        return load(new RouteLoader(file)).ruleset().rules().get(0);
    }

    private static LoadedRoutes load(RouteLoader loader) throws ConfigurationException {
        Problems problems = new Problems();
        LoadedRoutes routes = loader.load(problems);
        problems.throwIfAny();
        return routes;
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("routes.conf"), text);
    }

    private static List<String> problems(Path file) {
        ConfigurationException thrown =
                catchThrowableOfType(ConfigurationException.class, () -> load(new RouteLoader(file)));
        assertThat(thrown).isNotNull();
        return thrown.problems().stream().map(Object::toString).toList();
    }
}
