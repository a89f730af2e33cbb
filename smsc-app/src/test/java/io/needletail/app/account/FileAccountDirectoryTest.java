package io.needletail.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.account.IdText;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.account.ReceiptWording;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.PartForm;
import io.needletail.app.config.bind.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAccountDirectoryTest {
    private static final AccountPolicy STRICT = policy(false);
    private static final AccountPolicy OPEN = policy(true);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetAddress REMOTE = address(203, 0, 113, 9);
    private static final String SECRET =
            PasswordHash.create("secret", new SecureRandom()).toString();
    private static final String CHANGED =
            PasswordHash.create("changed", new SecureRandom()).toString();

    @TempDir
    private Path directory;

    @Test
    void shouldGrantAnAccountWithItsLimits() throws Exception {
        FileAccountDirectory accounts = open("max-binds = 3, window = 7", STRICT);

        assertThat(accounts.authenticate("shop", "secret", REMOTE))
                .isInstanceOfSatisfying(BindVerdict.Granted.class, granted -> {
                    assertThat(granted.account().maxBinds()).isEqualTo(3);
                    assertThat(granted.account().submitWindow()).isEqualTo(7);
                    assertThat(granted.account().deliverWindow()).isEqualTo(100);
                });
    }

    @Test
    void shouldRefuseWrongPasswordAndUnknownUserAlike() throws Exception {
        FileAccountDirectory accounts = open("", STRICT);

        BindVerdict wrong = accounts.authenticate("shop", "guess", REMOTE);

        assertThat(wrong).isEqualTo(accounts.authenticate("nobody", "guess", REMOTE));
        assertThat(((BindVerdict.Denied) wrong).commandStatus()).isEqualTo(CommandStatus.RBINDFAIL);
    }

    @Test
    void shouldGrantAnySystemIdFromLoopbackOnly() throws Exception {
        FileAccountDirectory accounts = open("", OPEN);

        assertThat(accounts.authenticate("anyone", "", LOOPBACK)).isInstanceOf(BindVerdict.Granted.class);
        assertThat(accounts.authenticate("anyone", "", REMOTE)).isInstanceOf(BindVerdict.Denied.class);
        assertThat(accounts.authenticate("shop", "guess", LOOPBACK)).isInstanceOf(BindVerdict.Denied.class);
    }

    @Test
    void shouldKeepALoopbackAccountOnThisMachine() throws Exception {
        FileAccountDirectory accounts = open("from = loopback", STRICT);

        assertThat(accounts.authenticate("shop", "secret", LOOPBACK)).isInstanceOf(BindVerdict.Granted.class);
        assertThat(accounts.authenticate("shop", "secret", REMOTE)).isInstanceOf(BindVerdict.Denied.class);
    }

    @Test
    void shouldLetAnAccountBindFromItsAddressesOnly() throws Exception {
        FileAccountDirectory accounts = open("from = [203.0.113.8/29, \"2001:db8::/32\"]", STRICT);

        assertThat(accounts.authenticate("shop", "secret", REMOTE)).isInstanceOf(BindVerdict.Granted.class);
        assertThat(accounts.authenticate("shop", "secret", InetAddress.getByName("2001:db8::7")))
                .isInstanceOf(BindVerdict.Granted.class);
        assertThat(accounts.authenticate("shop", "secret", address(203, 0, 113, 16)))
                .isEqualTo(
                        new BindVerdict.Denied(CommandStatus.RBINDFAIL, "the account may not bind from this address"));
    }

    @Test
    void shouldNameAnAddressThatIsNone() throws Exception {
        ConfigurationException thrown = catchThrowableOfType(
                ConfigurationException.class, () -> open("from = [10.0.0.1/8]\n certificate = \"acme\"", STRICT));

        assertThat(thrown.getMessage().replace(directory.toString(), ""))
                .contains(
                        "/accounts.conf:2: accounts.shop.from[0] = \"10.0.0.1/8\": must be anywhere, loopback, an address")
                .contains("/accounts.conf:3: accounts.shop.certificate = \"acme\": must be the whole subject");
    }

    @Test
    void shouldTakeAChangedFile() throws Exception {
        FileAccountDirectory accounts = open("", STRICT);
        accounts.authenticate("shop", "secret", REMOTE);

        write(CHANGED, "");

        assertThat(accounts.reloadIfChanged()).isTrue();
        assertThat(accounts.authenticate("shop", "secret", REMOTE)).isInstanceOf(BindVerdict.Denied.class);
        assertThat(accounts.authenticate("shop", "changed", REMOTE)).isInstanceOf(BindVerdict.Granted.class);
    }

    @Test
    void shouldKeepTheLastGoodFile() throws Exception {
        FileAccountDirectory accounts = open("", STRICT);

        write("plain text", "max-binds = -1");
        assertThat(accounts.reloadIfChanged()).isFalse();
        assertThat(accounts.authenticate("shop", "secret", REMOTE)).isInstanceOf(BindVerdict.Granted.class);

        Files.delete(file());
        assertThat(accounts.reloadIfChanged()).isFalse();
        assertThat(accounts.authenticate("shop", "secret", REMOTE)).isInstanceOf(BindVerdict.Granted.class);
    }

    @Test
    void shouldNotReadAnUnchangedFileAgain() throws Exception {
        assertThat(open("", STRICT).reloadIfChanged()).isFalse();
    }

    @Test
    void shouldNameEveryProblemOfTheFileAndNeverAPassword() throws Exception {
        Files.writeString(file(), """
                accounts {
                  a { password = "hunter2" }
                  b { max-bind = 1 }
                  much-too-long-a-name { password = "x" }
                }
                users {}
                """);

        ConfigurationException thrown =
                catchThrowableOfType(ConfigurationException.class, () -> FileAccountDirectory.open(file(), STRICT));

        assertThat(thrown.getMessage().replace(directory.toString(), ""))
                .contains("/accounts.conf:2: accounts.a.password: must be a hash")
                .contains("/accounts.conf:3: accounts.b.max-bind = 1: unknown key; did you mean max-binds?")
                .contains("/accounts.conf:3: accounts.b: needs a password")
                .contains("/accounts.conf:4: accounts.much-too-long-a-name: a system_id has 1 to 15 characters")
                .contains("/accounts.conf:6: users = {}: unknown key")
                .doesNotContain("hunter2");
    }

    @Test
    void shouldDoWithoutAFileWhileAnyoneMayBind() throws Exception {
        assertThat(FileAccountDirectory.open(file(), OPEN).size()).isZero();
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> FileAccountDirectory.open(file(), STRICT)))
                .hasMessageContaining(file() + ": there is no such file (accounts.file)");
    }

    private FileAccountDirectory open(String limits, AccountPolicy policy) throws Exception {
        write(SECRET, limits);
        return FileAccountDirectory.open(file(), policy);
    }

    private void write(String hash, String limits) throws IOException {
        Files.writeString(file(), "accounts { shop { password = \"" + hash + "\"\n" + limits + " } }");
    }

    private Path file() {
        return directory.resolve("accounts.conf");
    }

    private static InetAddress address(int... octets) {
        try {
            byte[] bytes = new byte[octets.length];
            for (int i = 0; i < octets.length; i++) {
                bytes[i] = (byte) octets[i];
            }
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"sinch, 10", "link-mobility, 20", "telia, 10", "vonage, 1000"})
    void shouldTakeTheWindowOfAProfile(String profile, int window) throws Exception {
        FileAccountDirectory accounts = open("profile = " + profile, STRICT);

        assertThat(accounts.authenticate("shop", "secret", REMOTE))
                .isInstanceOfSatisfying(
                        BindVerdict.Granted.class,
                        granted -> assertThat(granted.account().submitWindow()).isEqualTo(window));
    }

    @Test
    void shouldPreferTheKeysOfAnAccountToThoseOfItsProfile() throws Exception {
        FileAccountDirectory accounts =
                open("profile = vonage, max-binds = 7, message-id.form = uuid, receipt.text = none", STRICT);

        assertThat(accounts.authenticate("shop", "secret", REMOTE))
                .isInstanceOfSatisfying(BindVerdict.Granted.class, granted -> {
                    Account account = granted.account();
                    assertThat(account.maxBinds()).isEqualTo(7);
                    assertThat(account.submitsPerSecond()).isEqualTo(30);
                    assertThat(account.terms().ids().response().form()).isEqualTo(IdText.Form.UUID);
                    assertThat(account.terms().receipts().wording().excerpt()).isEqualTo(ReceiptWording.Excerpt.NONE);
                    assertThat(account.terms().receipts().wording().words())
                            .containsEntry(MessageState.UNDELIVERABLE, "FAILED");
                });
    }

    @Test
    void shouldHaveTheUsualTermsWithoutAWord() throws Exception {
        FileAccountDirectory accounts = open("", STRICT);

        assertThat(accounts.authenticate("shop", "secret", REMOTE))
                .isInstanceOfSatisfying(
                        BindVerdict.Granted.class,
                        granted -> assertThat(granted.account().terms()).isEqualTo(AccountTerms.USUAL));
    }

    @Test
    void shouldNameEveryProblemOfTheTerms() throws Exception {
        Files.writeString(file(), """
                accounts {
                  a { password = "%1$s", message-id { form = octal, width = 99 }
                    rate { unit = word, over-limit = ESME_RNOSUCH } }
                  b { password = "%1$s", receipt.zone = Mars/Olympus
                    numbers.country-code = DE, sender.allow = ["twenty-one characters"] }
                  c { password = "%1$s", sender.policy = force }
                  d { password = "%1$s", message-id { form = uuid-dashes, prefix = x } }
                  e { password = "%1$s", receipt.states = { lost = GONE } }
                  f { password = "%1$s", long-messages { policy = merge, form = udh } }
                }
                """.formatted(SECRET));

        ConfigurationException thrown =
                catchThrowableOfType(ConfigurationException.class, () -> FileAccountDirectory.open(file(), STRICT));

        assertThat(thrown.getMessage().replace(directory.toString(), ""))
                .contains("/accounts.conf:2: accounts.a.message-id.form = \"octal\": must be one of decimal, hex")
                .contains("/accounts.conf:2: accounts.a.message-id.width = 99: must be a whole number from -1 to 36")
                .contains("/accounts.conf:3: accounts.a.rate.unit = \"word\": must be one of pdu, message, part")
                .contains("/accounts.conf:3: accounts.a.rate.over-limit = \"ESME_RNOSUCH\": must be delay, or")
                .contains("/accounts.conf:4: accounts.b.receipt.zone = \"Mars/Olympus\": must be UTC, local")
                .contains("/accounts.conf:5: accounts.b.numbers.country-code = \"DE\": must be 1 to 3 digits")
                .contains("accounts.b.sender.allow")
                .contains(
                        "/accounts.conf:9: accounts.f.long-messages.policy = \"merge\": must be one of pass, split, join")
                .contains("/accounts.conf:9: accounts.f.long-messages.form = \"udh\": must be one of udh8, udh16, sar")
                .contains("accounts.c: sender.policy = force needs sender.address")
                .contains("accounts.d: a message id has at most 36 characters; prefix 'x' and 36 digits are more")
                .contains("accounts.e: receipt.states.lost: there is no such state; one of [scheduled, enroute");
    }

    @Test
    void shouldTakeTheTermsOfLongMessages() throws Exception {
        FileAccountDirectory accounts = open(
                "long-messages { policy = join, form = sar, receipts = part, join-timeout = 90s, incomplete = fail,"
                        + " most-held = 12 }",
                STRICT);

        assertThat(accounts.authenticate("shop", "secret", REMOTE))
                .isInstanceOfSatisfying(
                        BindVerdict.Granted.class,
                        granted -> assertThat(granted.account().terms().longMessages())
                                .isEqualTo(new LongMessageTerms(
                                        LongMessageTerms.Policy.JOIN,
                                        PartForm.SAR,
                                        LongMessageTerms.Receipts.PART,
                                        Duration.ofSeconds(90),
                                        LongMessageTerms.Incomplete.FAIL,
                                        12)));
    }

    private static AccountPolicy policy(boolean anySystemId) {
        return new AccountPolicy(
                anySystemId, new Account("", 10, 1_000, 100, 0), "", Path.of("..", "conf", "providers"));
    }
}
