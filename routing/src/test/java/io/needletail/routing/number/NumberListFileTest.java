package io.needletail.routing.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.routing.number.NumberListFile.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberListFileTest {
    @TempDir
    Path directory;

    private NumberListFile load(String content, Shape shape) throws IOException {
        Path file = directory.resolve("list");
        Files.writeString(file, content);
        return NumberListFile.load(file, "lists/x", shape);
    }

    private static String find(NumberTable table, String number) {
        byte[] bytes = number.getBytes(StandardCharsets.ISO_8859_1);
        int value = table.find(bytes, 0, bytes.length);
        return value == NumberTable.NONE
                ? "none"
                : table.values().isEmpty() ? "yes" : table.values().get(value);
    }

    @Test
    void shouldReadNumbers() throws IOException {
        NumberListFile list =
                load("\uFEFF# blocked\n\n447700900123\r\n  +4915112345 # a friend\n007\n447700900123", Shape.NUMBERS);

        assertThat(list.errors()).isEmpty();
        assertThat(list.table().size()).isEqualTo(3);
        assertThat(find(list.table(), "+447700900123")).isEqualTo("yes");
        assertThat(find(list.table(), "4915112345")).isEqualTo("yes");
        assertThat(find(list.table(), "007")).isEqualTo("yes");
        assertThat(find(list.table(), "7")).isEqualTo("none");
        assertThat(find(list.table(), "44770090012")).isEqualTo("none");
        assertThat(find(list.table(), "Brand")).isEqualTo("none");
        assertThat(find(list.table(), "")).isEqualTo("none");
    }

    @Test
    void shouldReadPrefixesWithValues() throws IOException {
        NumberListFile list =
                load("44,uk\n+4477; failover(a, b)\n4477009 premium\n4477,mobile\n", Shape.PREFIXES_WITH_VALUES);

        assertThat(list.errors()).isEmpty();
        assertThat(list.table().size()).isEqualTo(3);
        assertThat(find(list.table(), "+4477009001")).isEqualTo("premium");
        assertThat(find(list.table(), "4477123")).isEqualTo("mobile");
        assertThat(find(list.table(), "441")).isEqualTo("uk");
        assertThat(find(list.table(), "49")).isEqualTo("none");
        assertThat(list.table().values()).containsExactly("uk", "failover(a, b)", "premium", "mobile");
    }

    @Test
    void shouldSayWhatIsWrongWithTheFirstBadLines() throws IOException {
        NumberListFile list = load("44x\n" + "1234567890123456\n".repeat(30) + "4477\n5 x\n", Shape.NUMBERS);

        assertThat(list.badLines()).isEqualTo(32);
        assertThat(list.errors()).hasSize(20);
        assertThat(list.errors().get(0))
                .isEqualTo("lists/x:1: '44x', allowed: 1 to 15 digits, with or without a leading '+'");
        assertThat(list.errors().get(1)).startsWith("lists/x:2: '1234567890123456', allowed: ");
        assertThat(list.table().size()).isEqualTo(1);
    }

    @Test
    void shouldWantAValueWhereThereMustBeOne() throws IOException {
        assertThat(load("44\n45,\n46,x\n", Shape.NUMBERS_WITH_VALUES).errors())
                .containsExactly(
                        "lists/x:1: '44', allowed: 1 to 15 digits, with or without a leading '+', a comma, a value",
                        "lists/x:2: '45,', allowed: 1 to 15 digits, with or without a leading '+', a comma, a value");
    }

    @Test
    void shouldRefuseMoreValuesThanItHasRoomFor() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= NumberMap.MAX_VALUES; i++) {
            lines.append(i + 1).append(",v").append(i).append('\n');
        }
        NumberListFile list = load(lines.toString(), Shape.NUMBERS_WITH_VALUES);

        assertThat(list.errors())
                .containsExactly("lists/x:8193: '8193,v8192', allowed: up to 8192 different values in a list");
        assertThat(find(list.table(), "8192")).isEqualTo("v8191");
    }

    @Test
    void shouldReadLinesLongerThanItsBuffer() throws IOException {
        NumberListFile list = load("44,a\n45," + "x".repeat(300_000) + "\n46,b", Shape.NUMBERS_WITH_VALUES);

        assertThat(list.errors()).isEmpty();
        assertThat(find(list.table(), "45")).hasSize(300_000);
        assertThat(find(list.table(), "46")).isEqualTo("b");
    }

    /** Enough lines to cross buffers and pieces, held against a map of strings. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_261_128})
    void shouldFindWhatWasWritten(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, String> reference = new HashMap<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            String number = Long.toString(random.nextLong(1, 1_000_000));
            String value = "v" + random.nextInt(50);
            reference.put(number, value);
            lines.append(random.nextBoolean() ? "+" : "")
                    .append(number)
                    .append(',')
                    .append(value)
                    .append('\n');
        }
        NumberTable table = load(lines.toString(), Shape.NUMBERS_WITH_VALUES).table();
        assertThat(table.size()).as("seed %d", seed).isEqualTo(reference.size());
        for (int i = 0; i < 100_000; i++) {
            String number = Long.toString(random.nextLong(1, 1_000_000));
            assertThat(find(table, number))
                    .as("seed %d, %s", seed, number)
                    .isEqualTo(reference.getOrDefault(number, "none"));
        }
    }

    @Test
    void shouldKeepTenMillionNumbersInTwoHundredMegabytes() {
        NumberMap map = NumberMap.builder(10_000_000).build(List.of());
        assertThat(map.bytes()).isLessThan(200_000_000);
    }

    @Test
    void shouldReadRates() throws IOException {
        Path file = directory.resolve("rates");
        Files.writeString(file, "a,49,0.0045\na,,1\nb;+44;12\nb,44,1\na,4x,1\nc,1,1e5\n");
        RateFile rates = RateFile.load(file, "rates.csv");

        byte[] number = "491701".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rates.rates().of("a").longest(number, 0, number.length)).isEqualTo(4500);
        assertThat(rates.rates().of("a").longest(number, 1, 3)).isEqualTo(1_000_000);
        assertThat(rates.rates().of("b").longest(number, 0, number.length)).isEqualTo(PrefixTable.NONE);
        assertThat(rates.badLines()).isEqualTo(3);
        assertThat(rates.errors().get(0))
                .isEqualTo("rates.csv:4: 'b,44,1', allowed: one rate for each prefix of a destination");
        assertThat(rates.errors().get(1)).startsWith("rates.csv:5: 'a,4x,1', allowed: destination,prefix,cost");
    }
}
