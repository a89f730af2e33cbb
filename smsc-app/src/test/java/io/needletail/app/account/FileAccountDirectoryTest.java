package io.needletail.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccountDirectoryTest {
    private static final AccountPolicy STRICT = new AccountPolicy(false, 10, 1_000, 100, 0);
    private static final AccountPolicy OPEN = new AccountPolicy(true, 10, 1_000, 100, 0);
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
}
