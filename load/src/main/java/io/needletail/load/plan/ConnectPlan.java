package io.needletail.load.plan;

import io.needletail.core.protocol.BindType;
import io.needletail.core.tls.TlsClientConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where and as whom to bind.
 *
 * @param systemId of every session; {@code %d} and {@code {n}} stand for its number, from 1
 * @param password likewise
 * @param interfaceVersion as in the bind: 0x33, 0x34 or 0x50
 * @param rate connections begun a second; 0 for no limit
 * @param tls empty for plain text
 * @param enquireLink how often each session sends enquire_link; zero for never
 */
public record ConnectPlan(
        String host,
        int port,
        String systemId,
        String password,
        int interfaceVersion,
        int rate,
        Optional<TlsClientConfig> tls,
        Duration enquireLink) {

    /** The system_id of one session. */
    public String systemId(int number) {
        return numbered(systemId, number);
    }

    public String password(int number) {
        return numbered(password, number);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConnectPlan[" + systemId + "@" + host + ":" + port + "]";
    }

    /** How the session binds that has this number among those of a type. */
    public String describe(BindType type, int number) {
        return "session " + number + " (bind_" + type.name().toLowerCase(Locale.ROOT) + " as " + systemId(number) + ")";
    }

    private static String numbered(String pattern, int number) {
        String written = Integer.toString(number);
        return pattern.replace("%d", written).replace("{n}", written);
    }
}
