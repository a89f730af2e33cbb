package io.needletail.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "p\u00e4ss"})
    void shouldMatchItsPasswordAndNoOther(String password) {
        PasswordHash hash = PasswordHash.parse(
                PasswordHash.create(password, new SecureRandom()).toString());

        assertThat(hash.matches(password)).isTrue();
        assertThat(hash.matches(password + "x")).isFalse();
    }

    @Test
    void shouldAgreeWithAnotherImplementation() {
        // hashlib.pbkdf2_hmac('sha256', b'secret', b'0123456789abcdef', 1000)
        PasswordHash hash = PasswordHash.parse(
                "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$tiKWHy4FAGCWE8gn6GtKhaxD2OeeAUUWXFT/p1aaNl8");

        assertThat(hash.matches("secret")).isTrue();
    }

    @Test
    void shouldSaltEachHash() {
        SecureRandom random = new SecureRandom();

        assertThat(PasswordHash.create("a", random)).isNotEqualTo(PasswordHash.create("a", random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "pbkdf2-sha256$1$MDEyMzQ1Njc4OWFiY2RlZg$AA", "pbkdf2-sha256$999999999$a$b"})
    void shouldRefuseAnythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> PasswordHash.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }
}
