package io.needletail.api.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultiScannerTest {
    private static final int V34 = 0x34;
    private static final int V50 = 0x50;

    private final MultiView view = new MultiView();

    @Test
    void shouldFindDestinationsAndTheFieldsBehindThem() {
        byte[] pdu = pdu(2, address(1, 1, "447700900001"), list("staff"));
        assertThat(scan(pdu, V34)).isEqualTo(CommandStatus.ROK);

        assertThat(destinations()).containsExactly("1/1/447700900001", "staff");
        assertThat(view.message().source()).isEqualTo("100");
        assertThat(view.message().dataCoding()).isEqualTo(3);
        assertThat(view.message().textLength()).isEqualTo(2);
    }

    @Test
    void shouldTakeAsManyDestinationsAsTheVersionAllows() {
        byte[][] all = new byte[255][];
        Arrays.fill(all, address(1, 1, "1"));
        assertThat(scan(pdu(255, all), V50)).isEqualTo(CommandStatus.ROK);
        assertThat(destinations()).hasSize(255);
        assertThat(scan(pdu(255, all), V34)).isEqualTo(CommandStatus.RINVNUMDESTS);
        assertThat(scan(pdu(254, Arrays.copyOf(all, 254)), V34)).isEqualTo(CommandStatus.ROK);
        assertThat(scan(pdu(0), V50)).isEqualTo(CommandStatus.RINVNUMDESTS);
    }

    @Test
    void shouldRefuseTheWholeForWhatMakesItUnreadable() {
        assertThat(scan(pdu(1, new byte[] {3, 'a', 0}), V34)).isEqualTo(CommandStatus.RINVDESTFLAG);
        assertThat(scan(pdu(1, list("a".repeat(21))), V34)).isEqualTo(CommandStatus.RINVDLNAME);
        assertThat(scan(pdu(1, address(1, 1, "1".repeat(21))), V34)).isEqualTo(CommandStatus.RINVDSTADR);
        assertThat(scan(pdu(1, list("a".repeat(20))), V34)).isEqualTo(CommandStatus.ROK);
    }

    @Test
    void shouldRefuseOneDestinationForItsOwnValueOnly() {
        byte[] pdu = pdu(4, address(7, 1, "1"), address(1, 2, "1"), address(1, 1, ""), address(1, 1, "1"));
        assertThat(scan(pdu, V34)).isEqualTo(CommandStatus.ROK);

        List<Integer> statuses = new ArrayList<>();
        view.rewind();
        while (view.next()) {
            statuses.add(view.status());
        }
        assertThat(statuses)
                .containsExactly(
                        CommandStatus.RINVDSTTON,
                        CommandStatus.RINVDSTNPI,
                        CommandStatus.RINVDSTADR,
                        CommandStatus.ROK);
    }

    @Test
    void shouldNeverReadBeyondAnyCutOrChangeOfThePdu() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] sound = pdu(3, address(1, 1, "447700900001"), list("staff"), address(0, 0, "1"));
        for (int i = 0; i < 20_000; i++) {
            byte[] pdu = Arrays.copyOf(sound, random.nextInt(16, sound.length + 1));
            for (int change = random.nextInt(3); change > 0; change--) {
                pdu[random.nextInt(16, pdu.length + 1) - 1] = (byte) random.nextInt(256);
            }
            int status = scan(pdu, random.nextBoolean() ? V34 : V50);
            if (status == CommandStatus.ROK) {
                assertThat(destinations()).as("seed %d", seed).hasSize(view.destinations());
                assertThat(view.destinationsEnd()).isLessThan(pdu.length);
            }
        }
    }

    private int scan(byte[] pdu, int version) {
        return MultiScanner.scan(pdu, 0, pdu.length, version, view);
    }

    private List<String> destinations() {
        List<String> all = new ArrayList<>();
        view.rewind();
        while (view.next()) {
            String text = new String(
                    view.message().bytes(), view.addressOffset(), view.addressLength(), StandardCharsets.ISO_8859_1);
            all.add(view.isList() ? text : view.ton() + "/" + view.npi() + "/" + text);
        }
        return all;
    }

    private static byte[] address(int ton, int npi, String address) {
        return join(new byte[] {1, (byte) ton, (byte) npi}, string(address));
    }

    private static byte[] list(String name) {
        return join(new byte[] {2}, string(name));
    }

    private static byte[] pdu(int count, byte[]... destinations) {
        byte[] head = new byte[16];
        head[7] = CommandId.SUBMIT_MULTI;
        byte[] rest = {0, 0, 0, 0, 0, 1, 0, 3, 0, 2, 'h', 'i'};
        return join(
                head,
                string(""),
                new byte[] {1, 1},
                string("100"),
                new byte[] {(byte) count},
                join(destinations),
                rest);
    }

    private static byte[] string(String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), text.length() + 1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part, 0, part.length);
        }
        return all.toByteArray();
    }
}
