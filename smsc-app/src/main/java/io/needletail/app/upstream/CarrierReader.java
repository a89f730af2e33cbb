package io.needletail.app.upstream;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.Values;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.CarrierDialect;
import io.needletail.core.carrier.ErrorTable;
import io.needletail.core.link.LinkConfig;
import io.needletail.core.link.LinkCredentials;
import io.needletail.core.link.LinkHost;
import io.needletail.core.link.LinkTimers;
import io.needletail.core.link.LinkTls;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the records of one carrier from its values. What does not go together is an {@link IllegalArgumentException}. */
final class CarrierReader {
    private static final int V33 = 0x33;

    private final String name;
    private final Values values;
    private final Function<String, Path> files;

    /** @param files from a path as written to an absolute one */
    CarrierReader(String name, Values values, Function<String, Path> files) {
        this.name = name;
        this.values = values;
        this.files = files;
    }

    UpstreamCarrier read() {
        LinkConfig link = link();
        LinkTls tls = link.tls();
        if (tls != null) {
            tls.check();
        }
        return new UpstreamCarrier(link, traffic());
    }

    private LinkConfig link() {
        List<LinkHost> hosts =
                values.get(LinkKeys.HOSTS).stream().map(this::host).collect(Collectors.toList());
        String local = values.get(LinkKeys.LOCAL_ADDRESS);
        return new LinkConfig(
                name,
                hosts,
                tls(),
                credentials(),
                BindTypes.of(values.get(LinkKeys.BIND)).types(),
                values.get(LinkKeys.BINDS),
                values.get(LinkKeys.WINDOW),
                values.get(LinkKeys.RECEIVE_WINDOW),
                local.isEmpty() ? null : local,
                timers());
    }

    private LinkHost host(String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? values.get(LinkKeys.PORT) : Integer.parseInt(text.substring(colon + 1));
        return new LinkHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    private @Nullable LinkTls tls() {
        boolean wanted = values.isSet(LinkKeys.TLS)
                ? values.get(LinkKeys.TLS)
                : values.isSet(LinkKeys.TLS_TRUST)
                        || values.isSet(LinkKeys.TLS_CERTIFICATE)
                        || values.isSet(LinkKeys.TLS_KEY)
                        || values.isSet(LinkKeys.TLS_VERIFY_HOSTNAME);
        return wanted
                ? new LinkTls(
                        file(LinkKeys.TLS_TRUST),
                        file(LinkKeys.TLS_CERTIFICATE),
                        file(LinkKeys.TLS_KEY),
                        values.get(LinkKeys.TLS_VERIFY_HOSTNAME))
                : null;
    }

    private @Nullable Path file(Key<String> key) {
        String path = values.get(key);
        return path.isEmpty() ? null : files.apply(path);
    }

    private LinkCredentials credentials() {
        int version = Integer.decode(values.get(LinkKeys.INTERFACE_VERSION));
        return new LinkCredentials(
                values.get(LinkKeys.SYSTEM_ID),
                values.get(LinkKeys.PASSWORD),
                values.get(LinkKeys.SYSTEM_TYPE),
                version,
                values.get(LinkKeys.SILENT_TLVS) ? version : V33,
                values.get(LinkKeys.ADDR_TON),
                values.get(LinkKeys.ADDR_NPI),
                values.get(LinkKeys.ADDR_RANGE));
    }

    private LinkTimers timers() {
        return new LinkTimers(
                values.get(LinkKeys.CONNECT),
                values.get(LinkKeys.BIND_TIME),
                values.get(LinkKeys.ENQUIRE_LINK),
                values.get(LinkKeys.ENQUIRE_LINK_RESPONSE),
                values.get(LinkKeys.UNBIND),
                values.get(LinkKeys.RECONNECT_MIN),
                values.get(LinkKeys.RECONNECT_MAX),
                values.get(LinkKeys.ALREADY_BOUND),
                values.get(LinkKeys.REFUSED),
                values.get(LinkKeys.BACK_TO_PRIMARY));
    }

    private CarrierConfig traffic() {
        ErrorTable errors = ErrorTable.usual();
        values.get(TrafficKeys.ERRORS).forEach(entry -> entry.accept(errors));
        ReceiptsType.Rules receipts = values.get(TrafficKeys.RECEIPTS);
        receipts.entries().forEach(entry -> entry.accept(errors));
        CarrierConfig.Outcomes outcomes = new CarrierConfig.Outcomes(
                errors,
                values.get(TrafficKeys.RESPONSE).toMillis(),
                receipts.whenAccepted(),
                receipts.longestWait().toMillis(),
                receipts.whenMissing());
        boolean passesBack = values.get(TrafficKeys.MO_ANSWER) == TrafficKeys.Answer.DELIVERED;
        long passBackMillis = passesBack ? values.get(TrafficKeys.MO_WAIT).toMillis() : 0;
        return new CarrierConfig(name, pace(), outcomes, dialect(), passBackMillis);
    }

    private CarrierConfig.Pace pace() {
        int rate = values.get(TrafficKeys.RATE);
        int least = or(values.get(TrafficKeys.ADAPT_LEAST), rate / 10);
        if (rate > 0 && least > rate) {
            throw new IllegalArgumentException("adapt.least must not be more than rate");
        }
        return new CarrierConfig.Pace(
                rate,
                or(values.get(TrafficKeys.BURST), rate / 10),
                least,
                or(values.get(TrafficKeys.ADAPT_INCREASE), rate == 0 ? 10 : rate / 20),
                values.get(TrafficKeys.ADAPT_DECREASE));
    }

    private CarrierDialect dialect() {
        String serviceType = values.get(TrafficKeys.SERVICE_TYPE);
        TrafficKeys.Plus plus = values.get(TrafficKeys.PLUS);
        return new CarrierDialect(
                values.get(TrafficKeys.RESPONSE_ID),
                values.get(TrafficKeys.RECEIPT_ID),
                plus == TrafficKeys.Plus.KEEP ? null : plus == TrafficKeys.Plus.ADD,
                values.get(TrafficKeys.VALIDITY),
                values.get(TrafficKeys.SCHEDULE),
                values.get(TrafficKeys.PAYLOAD_ABOVE),
                values.get(TrafficKeys.DATA_CODINGS),
                values.get(TrafficKeys.TLVS),
                serviceType.equals("-") ? null : serviceType,
                values.get(TrafficKeys.OPERATION) == TrafficKeys.Operation.DATA_SM);
    }

    private static int or(int value, int otherwise) {
        return value == 0 ? Math.max(1, otherwise) : value;
    }
}
