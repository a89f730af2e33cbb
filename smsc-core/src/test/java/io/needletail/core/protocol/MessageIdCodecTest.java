package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.account.IdProfile;
import io.needletail.api.account.IdText;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageIdCodecTest {
    private static final long KEY = 0x1234_5678_9ABC_DEF0L;

    private final byte[] out = new byte[MessageIdCodec.MAX_LENGTH];

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 10, '', 4711, 0000004711",
        "DECIMAL, 0, '', 4711, 4711",
        "DECIMAL, 0, '', 0, 0",
        "DECIMAL, 3, m-, 4711, m-4711",
        "HEX, 0, '', 48879, beef",
        "HEX, 8, '', 48879, 0000beef",
        "HEX_CAPITALS, 8, 0x, 48879, 0x0000BEEF",
        "HEX, 0, '', 9223372036854775807, 7fffffffffffffff",
        "DECIMAL, 0, '', 9223372036854775807, 9223372036854775807"
    })
    void shouldWriteAndReadANumber(IdText.Form form, int width, String prefix, long id, String text) {
        MessageIdCodec ids = codec(new IdText(form, width, prefix), IdText.USUAL);

        assertThat(response(ids, id)).isEqualTo(text);
        assertThat(parse(ids, text)).isEqualTo(id);
    }

    @Test
    void shouldWriteAUuidThatLooksRandomAndCanBeReadBack() {
        MessageIdCodec ids = codec(new IdText(IdText.Form.UUID_DASHES, 0, ""), new IdText(IdText.Form.UUID, 0, ""));
        Set<String> seen = new HashSet<>();
        for (long id = 0; id < 10_000; id++) {
            String text = response(ids, id);
            assertThat(text).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(receipt(ids, id)).isEqualTo(text.replace("-", ""));
            assertThat(parse(ids, text)).isEqualTo(id);
            assertThat(parse(ids, receipt(ids, id).toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(id);
            assertThat(seen.add(text.substring(0, 13)))
                    .as("two ids begin alike")
                    .isTrue();
        }
    }

    @Test
    void shouldKnowAForeignUuid() {
        MessageIdCodec ids = codec(new IdText(IdText.Form.UUID, 0, ""), new IdText(IdText.Form.UUID, 0, ""));
        String text = response(ids, 4711);
        String changed = (text.charAt(0) == '0' ? "1" : "0") + text.substring(1);
        MessageIdCodec others = new MessageIdCodec(
                new IdProfile(new IdText(IdText.Form.UUID, 0, ""), new IdText(IdText.Form.UUID, 0, ""), KEY + 1));

        assertThat(parse(ids, changed)).isEqualTo(MessageIdText.INVALID);
        assertThat(parse(ids, text.substring(1))).isEqualTo(MessageIdText.INVALID);
        assertThat(parse(ids, text + "0")).isEqualTo(MessageIdText.INVALID);
        assertThat(parse(others, text)).isEqualTo(MessageIdText.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"''", "m-", "x-12", "m-12g", "m-9223372036854775808", "m-+1", "m- 1"})
    void shouldKnowWhatIsNoNumberOfOurs(String text) {
        MessageIdCodec ids = codec(new IdText(IdText.Form.DECIMAL, 0, "m-"), new IdText(IdText.Form.DECIMAL, 0, "m-"));

        assertThat(parse(ids, text)).isEqualTo(MessageIdText.INVALID);
    }

    @Test
    void shouldReadTheTextOfAReceiptTooWhereItIsNotOneOfAResponse() {
        MessageIdCodec ids = codec(new IdText(IdText.Form.DECIMAL, 0, ""), new IdText(IdText.Form.HEX, 0, ""));

        assertThat(parse(ids, "beef")).isEqualTo(0xBEEF);
        assertThat(parse(ids, "10")).isEqualTo(10);
    }

    @Test
    void shouldStayWithBase36ForAVersion33Peer() {
        MessageIdCodec ids = codec(new IdText(IdText.Form.UUID, 0, ""), new IdText(IdText.Form.HEX, 0, ""));
        int length = ids.writeResponse(71, true, out, 0);

        assertThat(new String(out, 0, length, StandardCharsets.US_ASCII)).isEqualTo("1Z");
        assertThat(ids.parse(out, 0, length, true)).isEqualTo(71);
    }

    @ParameterizedTest
    @EnumSource(IdText.Form.class)
    void shouldReadBackWhatItWrote(IdText.Form form) {
        SplittableRandom random = Seeds.random("MessageIdCodec round trip " + form);
        for (int i = 0; i < 20_000; i++) {
            int width = random.nextInt(20);
            String prefix = form.isUuid() ? "" : "abcdefgh".substring(0, random.nextInt(9));
            IdText text = new IdText(form, width, prefix);
            MessageIdCodec ids = new MessageIdCodec(new IdProfile(text, text, random.nextLong()));
            long id = random.nextLong() >>> 1 + random.nextInt(63);
            String written = response(ids, id);
            assertThat(written.length()).isLessThanOrEqualTo(MessageIdCodec.MAX_LENGTH);
            assertThat(parse(ids, written)).as("%s %s", text, written).isEqualTo(id);
        }
    }

    @Test
    void shouldRefuseTextsThatDoNotFit() {
        assertThatThrownBy(() -> new IdText(IdText.Form.UUID_DASHES, 0, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("36");
        assertThatThrownBy(() -> new IdText(IdText.Form.HEX, 0, "a b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static MessageIdCodec codec(IdText response, IdText receipt) {
        return new MessageIdCodec(new IdProfile(response, receipt, KEY));
    }

    private String response(MessageIdCodec ids, long id) {
        return new String(out, 0, ids.writeResponse(id, false, out, 0), StandardCharsets.US_ASCII);
    }

    private String receipt(MessageIdCodec ids, long id) {
        return new String(out, 0, ids.writeReceipt(id, false, out, 0), StandardCharsets.US_ASCII);
    }

    private static long parse(MessageIdCodec ids, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ids.parse(bytes, 0, bytes.length, false);
    }
}
