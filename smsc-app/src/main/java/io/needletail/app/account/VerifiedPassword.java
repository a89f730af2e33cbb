package io.needletail.app.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a password was verified, as a keyed hash under a key that never leaves the process, so that further
 * binds of the account cost microseconds instead of the slow hash. Any thread.
 */
final class VerifiedPassword {
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretKeySpec PROCESS_KEY = newKey();

    private final PasswordHash hash;
    private volatile byte @Nullable [] verified;

    VerifiedPassword(PasswordHash hash) {
        this.hash = hash;
    }

    PasswordHash hash() {
        return hash;
    }

    boolean matches(String password) {
        byte[] tag = tag(password);
        byte[] known = verified;
        if (known != null && MessageDigest.isEqual(known, tag)) {
            return true;
        }
        boolean right = hash.matches(password);
        if (right) {
            verified = tag;
        }
        return right;
    }

    private static byte[] tag(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(PROCESS_KEY);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, ALGORITHM);
    }
}
