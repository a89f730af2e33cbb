package io.needletail.load.sink.plan;

import io.needletail.api.pdu.CommandStatus;
import org.jspecify.annotations.Nullable;

/**
 * Who may bind.
 *
 * @param systemId the only one; anybody if null
 * @param password the only one; any if null
 */
public record Credentials(
        @Nullable String systemId, @Nullable String password) {
    /** Anybody with any password. */
    public static Credentials any() {
        return new Credentials(null, null);
    }

    /** {@link CommandStatus#ROK}, or the status of the refusal. */
    public int check(String givenSystemId, String givenPassword) {
        if (systemId != null && !systemId.equals(givenSystemId)) {
            return CommandStatus.RINVSYSID;
        }
        return password == null || password.equals(givenPassword) ? CommandStatus.ROK : CommandStatus.RINVPASWD;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[systemId=" + systemId + "]";
    }
}
