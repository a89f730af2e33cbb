package io.needletail.app.config;

import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.core.tls.TlsServerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole configuration: every value read, validated and immutable. Any thread. */
public final class SmscConfig {
    static final List<Topic<?>> TOPICS = List.of(
            SmppConfig.TOPIC,
            TlsConfig.TOPIC,
            AccessConfig.TOPIC,
            CheckingConfig.TOPIC,
            SessionTimersConfig.TOPIC,
            WindowConfig.TOPIC,
            HttpConfig.TOPIC,
            JournalConfig.TOPIC,
            ShardsConfig.TOPIC,
            MessageConfig.TOPIC,
            ReceiptConfig.TOPIC,
            QueryConfig.TOPIC,
            BroadcastSettings.TOPIC,
            HandsetConfig.TOPIC,
            HandsetDelayConfig.TOPIC,
            AccountsConfig.TOPIC,
            RoutingConfig.TOPIC,
            UpstreamConfig.TOPIC);

    private final Locations locations;
    private final String profile;
    private final Map<Topic<?>, Object> records;

    SmscConfig(Locations locations, String profile, Binder binder, Values values) {
        this.locations = locations;
        this.profile = profile;
        this.records =
                TOPICS.stream().collect(Collectors.toMap(Function.identity(), topic -> make(binder, topic, values)));
    }

    static List<Key<?>> keys() {
        return TOPICS.stream().<Key<?>>flatMap(topic -> topic.keys().stream()).collect(Collectors.toList());
    }

    public Locations locations() {
        return locations;
    }

    /** Name of the profile in force. */
    public String profile() {
        return profile;
    }

    public SmppConfig smpp() {
        return get(SmppConfig.TOPIC);
    }

    public TlsConfig tls() {
        return get(TlsConfig.TOPIC);
    }

    public AccessConfig access() {
        return get(AccessConfig.TOPIC);
    }

    public CheckingConfig checking() {
        return get(CheckingConfig.TOPIC);
    }

    public SessionTimersConfig timers() {
        return get(SessionTimersConfig.TOPIC);
    }

    public WindowConfig window() {
        return get(WindowConfig.TOPIC);
    }

    public HttpConfig http() {
        return get(HttpConfig.TOPIC);
    }

    public JournalConfig journal() {
        return get(JournalConfig.TOPIC);
    }

    public ShardsConfig shards() {
        return get(ShardsConfig.TOPIC);
    }

    public MessageConfig message() {
        return get(MessageConfig.TOPIC);
    }

    public ReceiptConfig receipt() {
        return get(ReceiptConfig.TOPIC);
    }

    public QueryConfig query() {
        return get(QueryConfig.TOPIC);
    }

    public BroadcastSettings broadcast() {
        return get(BroadcastSettings.TOPIC);
    }

    public HandsetConfig handset() {
        return get(HandsetConfig.TOPIC);
    }

    public HandsetDelayConfig handsetDelay() {
        return get(HandsetDelayConfig.TOPIC);
    }

    public AccountsConfig accounts() {
        return get(AccountsConfig.TOPIC);
    }

    public RoutingConfig routing() {
        return get(RoutingConfig.TOPIC);
    }

    /** {@code data.dir} as an absolute path. */
    public Path dataDirectory() {
        return locations.resolve(journal().directory());
    }

    /** {@code accounts.file} as an absolute path. */
    public Path accountsFile() {
        return locations.resolve(accounts().file());
    }

    /** {@code routing.file} as an absolute path, empty where there is none. */
    public Optional<Path> routesFile() {
        return Optional.of(routing().file()).filter(file -> !file.isEmpty()).map(locations::resolve);
    }

    /** The files of the TLS listener with absolute paths, empty where there is no such listener. */
    public Optional<TlsServerConfig> tlsFiles() {
        return tls().enabled() ? Optional.of(tls().files().at(locations::resolve)) : Optional.empty();
    }

    /** {@code upstream.file} as an absolute path, null for no carriers. */
    public @Nullable Path upstreamFile() {
        String file = get(UpstreamConfig.TOPIC).file();
        return file.isBlank() ? null : locations.resolve(file);
    }

    @SuppressWarnings("unchecked") // make() pairs each topic with its record
    private <C> C get(Topic<C> topic) {
        return (C) Objects.requireNonNull(records.get(topic));
    }

    private static Object make(Binder binder, Topic<?> topic, Values values) {
        return Objects.requireNonNull(binder.make(topic, values));
    }
}
