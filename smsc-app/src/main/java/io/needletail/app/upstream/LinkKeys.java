package io.needletail.app.upstream;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.core.link.LinkTimers;
import java.time.Duration;
import java.util.List;

/** The keys of one carrier that are about its connections. */
final class LinkKeys {
    private static final LinkTimers USUAL = LinkTimers.usual();
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final KeyType<String> HOST = KeyTypes.text(
            "a host name, an IP address, or one of them with :PORT; an IPv6 address in brackets",
            text -> text.matches("[A-Za-z0-9._-]{1,255}(:\\d{1,5})?|\\[[0-9A-Fa-f:.%]+\\](:\\d{1,5})?"));

    static final Key<List<String>> HOSTS = new Key<>(
            "hosts",
            KeyTypes.listOf(HOST),
            List.of(),
            "Required. Where the carrier listens, with :PORT where it differs: the primary first, then those that are tried"
                    + " when it fails.");
    static final Key<Integer> PORT =
            new Key<>("port", KeyTypes.integer(1, 65_535), 2775, "Port of the hosts that name none.");
    static final Key<String> SYSTEM_ID = new Key<>("system-id", text(15), "", "Required. Who we are to the carrier.");
    static final Key<String> PASSWORD =
            new Key<>("password", KeyTypes.secret(), "", "What the carrier knows us by. Never logged.");
    static final Key<String> SYSTEM_TYPE = new Key<>("system-type", text(12), "", "system_type of the bind.");
    static final Key<String> BIND = new Key<>(
            "bind",
            KeyTypes.text("one of trx, tx, rx, \"tx+rx\"", BindTypes::isWord),
            BindTypes.TRX.word(),
            "Type of bind; tx+rx is a transmitter and a receiver each.");
    static final Key<Integer> BINDS =
            new Key<>("binds", KeyTypes.integer(1, 64), 1, "How many connections, of each type with tx+rx.");
    static final Key<Integer> WINDOW = new Key<>(
            "window",
            KeyTypes.integer(1, 10_000),
            10,
            "submit_sm that may be unanswered on a connection. Shards share it, and each has one at least.");
    static final Key<Integer> RECEIVE_WINDOW = new Key<>(
            "receive-window",
            KeyTypes.integer(1, 100_000),
            100,
            "deliver_sm of a connection that may wait for our answer before it is not read further.");
    static final Key<String> INTERFACE_VERSION = new Key<>(
            "interface-version",
            KeyTypes.text("one of 0x33, 0x34, 0x50", text -> text.matches("0x33|0x34|0x50")),
            "0x34",
            "interface_version of the bind.");
    static final Key<Boolean> SILENT_TLVS = new Key<>(
            "tlvs-without-version",
            KeyTypes.flag(),
            true,
            "Whether a carrier whose bind response has no sc_interface_version is sent TLVs. The specification says no;"
                    + " most such carriers take them.");
    static final Key<Integer> ADDR_TON = new Key<>("addr-ton", KeyTypes.integer(0, 255), 0, "addr_ton of the bind.");
    static final Key<Integer> ADDR_NPI = new Key<>("addr-npi", KeyTypes.integer(0, 255), 0, "addr_npi of the bind.");
    static final Key<String> ADDR_RANGE = new Key<>("addr-range", text(40), "", "address_range of the bind.");
    static final Key<String> LOCAL_ADDRESS = new Key<>(
            "local-address",
            KeyTypes.text(
                    "an IP address, or empty for any", text -> text.matches("[0-9.]*|[0-9A-Fa-f:.%]*:[0-9A-Fa-f:.%]*")),
            "",
            "Address of this machine to connect from.");
    static final Key<Boolean> TLS = new Key<>(
            "tls.enabled", KeyTypes.flag(), false, "TLS 1.2 or 1.3; on as well where another key of tls is set.");
    static final Key<String> TLS_TRUST = new Key<>(
            "tls.trust",
            file(),
            "",
            "PEM file of the certificates that may have signed the carrier's; empty for those of the Java installation.");
    static final Key<String> TLS_CERTIFICATE = new Key<>(
            "tls.certificate", file(), "", "PEM file of our certificate and its chain, if the carrier wants one.");
    static final Key<String> TLS_KEY =
            new Key<>("tls.key", file(), "", "PEM file of its private key: PKCS #8, not encrypted.");
    static final Key<Boolean> TLS_VERIFY_HOSTNAME = new Key<>(
            "tls.verify-hostname",
            KeyTypes.flag(),
            true,
            "Whether the carrier's certificate must be for the host that is connected to.");

    static final Key<Duration> CONNECT =
            time("connect", MILLISECOND, USUAL.connect(), "For finding the name, for connecting, and for TLS.");
    static final Key<Duration> BIND_TIME =
            time("bind", MILLISECOND, USUAL.bind(), "From the connection to the answer to the bind.");
    static final Key<Duration> ENQUIRE_LINK = time(
            "enquire-link", Duration.ZERO, USUAL.enquireLink(), "Silence after which enquire_link is sent; 0 is off.");
    static final Key<Duration> ENQUIRE_LINK_RESPONSE = time(
            "enquire-link-response",
            MILLISECOND,
            USUAL.enquireLinkResponse(),
            "For its answer; without one the connection is closed and made anew.");
    static final Key<Duration> UNBIND = new Key<>(
            "timers.unbind",
            KeyTypes.duration(MILLISECOND, Duration.ofSeconds(5)),
            USUAL.unbind(),
            "For outstanding answers and the unbind_resp when the server stops.");
    static final Key<Duration> RECONNECT_MIN = time(
            "reconnect-min",
            MILLISECOND,
            USUAL.reconnectMin(),
            "Wait after a failure; doubles with each further one, and up to a half of it is left to chance.");
    static final Key<Duration> RECONNECT_MAX =
            time("reconnect-max", MILLISECOND, USUAL.reconnectMax(), "Longest such wait.");
    static final Key<Duration> ALREADY_BOUND = time(
            "already-bound", MILLISECOND, USUAL.alreadyBound(), "Wait after ESME_RALYBND; grows to ten times that.");
    static final Key<Duration> REFUSED = time(
            "refused",
            MILLISECOND,
            USUAL.refused(),
            "Wait after ESME_RINVPASWD, ESME_RINVSYSID, ESME_RINVSYSTYP or ESME_RBINDFAIL, of all binds of the type; grows"
                    + " to twelve times that.");
    static final Key<Duration> BACK_TO_PRIMARY = new Key<>(
            "timers.back-to-primary",
            KeyTypes.duration(Duration.ZERO, DAY),
            USUAL.backToPrimary(),
            "How often a connection to another host looks for the primary; 0 is never.");

    static final List<Key<?>> ALL = List.of(
            HOSTS,
            PORT,
            SYSTEM_ID,
            PASSWORD,
            SYSTEM_TYPE,
            BIND,
            BINDS,
            WINDOW,
            RECEIVE_WINDOW,
            INTERFACE_VERSION,
            SILENT_TLVS,
            ADDR_TON,
            ADDR_NPI,
            ADDR_RANGE,
            LOCAL_ADDRESS,
            TLS,
            TLS_TRUST,
            TLS_CERTIFICATE,
            TLS_KEY,
            TLS_VERIFY_HOSTNAME,
            CONNECT,
            BIND_TIME,
            ENQUIRE_LINK,
            ENQUIRE_LINK_RESPONSE,
            UNBIND,
            RECONNECT_MIN,
            RECONNECT_MAX,
            ALREADY_BOUND,
            REFUSED,
            BACK_TO_PRIMARY);

    private LinkKeys() {}

    private static KeyType<String> text(int longest) {
        return KeyTypes.text("a text of at most " + longest + " characters", text -> text.length() <= longest);
    }

    private static KeyType<String> file() {
        return KeyTypes.text("a path; a relative one starts at the installation", text -> true);
    }

    private static Key<Duration> time(String leaf, Duration min, Duration fallback, String text) {
        return new Key<>("timers." + leaf, KeyTypes.duration(min, HOUR), fallback, text);
    }
}
