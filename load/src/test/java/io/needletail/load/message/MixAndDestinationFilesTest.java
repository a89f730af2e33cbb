package io.needletail.load.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixAndDestinationFilesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadAMix() throws IOException {
        Path file = write("messages = [{ weight = 9, text = Hello }, "
                + "{ text = \"Привет\", encoding = ucs2, length = 200, long = sar }]");
        assertThat(MessageMix.read(file).variants())
                .containsExactly(
                        new MessageVariant(9, "Hello", TextEncoding.AUTO, 0, LongForm.UDH),
                        new MessageVariant(1, "Привет", TextEncoding.UCS2, 200, LongForm.SAR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "messages = []",
                "messages = [{ weight = 1 }]",
                "messages = [{ text = a, wieght = 2 }]",
                "messages = [{ text = a, long = tlv }]",
                "messages = [{ text = a, weight = 0 }]",
                "messages = [{"
            })
    void shouldNameTheFileAndTheFormWhenAMixIsWrong(String content) throws IOException {
        Path file = write(content);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageMix.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("write messages = [{");
    }

    @Test
    void shouldTakeDestinationsFromAFileInOrderAndAgain() throws IOException {
        DestinationList list = DestinationList.read(write("# ours\n491701\n\n+4477001\nSHOP\n"));
        Destinations.Source even = list.source(0, 2, new FastRandom(1));
        Destinations.Source odd = list.source(1, 2, new FastRandom(1));
        assertThat(next(even)).isEqualTo("491701");
        assertThat(next(odd)).isEqualTo("4477001");
        assertThat(next(even)).isEqualTo("SHOP");
        assertThat(next(odd)).isEqualTo("491701");
    }

    @Test
    void shouldRefuseAFileWithoutDestinations() throws IOException {
        Path file = write("# none\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DestinationList.read(file))
                .withMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "44#5#", "#######################", "4477abc#d"})
    void shouldRefuseOtherPatterns(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DestinationPattern(pattern, false));
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("file"), content);
    }

    private static String next(Destinations.Source source) {
        byte[] out = new byte[Destinations.MAX_BYTES];
        int end = source.next(out, 0);
        return new String(out, 2, end - 3, StandardCharsets.US_ASCII);
    }
}
