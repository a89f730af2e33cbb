package io.needletail.app.route.question;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import io.needletail.api.text.TextAlphabet;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.app.route.file.RouteTypes;
import io.needletail.app.route.file.TlvType;
import io.needletail.routing.rule.BindType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a question says of a message: the options of {@code smsc route explain}, and the members of the posted JSON. */
public final class QuestionKeys {
    static final Key<String> TO = new Key<>("to", RouteTypes.ADDRESS, "", "Required. destination_addr.");
    static final Key<String> FROM = new Key<>("from", RouteTypes.ADDRESS, "", "source_addr.");
    static final Key<String> TEXT = new Key<>("text", RouteTypes.ANY_TEXT, "", "The text.");
    static final Key<String> ACCOUNT =
            new Key<>("account", RouteTypes.SYSTEM_ID, "smsc", "system_id of the account that submits.");
    static final Key<BindType> BIND =
            new Key<>("bind", KeyTypes.choice(BindType.class), BindType.TRANSCEIVER, "How its session is bound.");
    static final Key<String> CARRIER =
            new Key<>("carrier", RouteTypes.CARRIER, "", "The carrier it comes from: a mobile-originated message.");
    static final Key<Origin> ORIGIN = new Key<>(
            "origin",
            KeyTypes.choice(Origin.class),
            Origin.MT,
            "mo: needs a carrier; mo where a carrier is given, else mt.");
    static final Key<Integer> DATA_CODING = new Key<>(
            "data-coding",
            RouteTypes.OCTET,
            0,
            "data_coding; 0 where the default alphabet has the text's characters, else 8.");
    static final Key<TextAlphabet> ALPHABET = new Key<>(
            "alphabet",
            KeyTypes.alphabet(),
            TextAlphabet.GSM,
            "The account's default alphabet: what data_coding 0 means.");
    static final Key<Integer> ESM_CLASS = new Key<>("esm-class", RouteTypes.OCTET, 0, "esm_class.");
    static final Key<Integer> PRIORITY = new Key<>("priority", KeyTypes.integer(0, 4), 0, "priority_flag.");
    static final Key<String> SERVICE_TYPE = new Key<>("service-type", RouteTypes.SERVICE_TYPE, "", "service_type.");
    static final Key<List<Tlv>> TLV = new Key<>(
            "tlv",
            new TlvType<>(
                    RouteTypes.HEX, (tag, hex) -> new Tlv(tag, HexFormat.of().parseHex(hex))),
            List.of(),
            "TLVs.");
    static final Key<Instant> TIME = new Key<>(
            "time",
            KeyTypes.parsed("a moment such as 2026-12-31T22:30:00+01:00", QuestionKeys::instant, Instant::toString),
            Instant.EPOCH,
            "When it is routed; now unless given.");
    static final Key<Long> ID =
            new Key<>("id", KeyTypes.longInteger(), 1L, "The message's id, which draws its lot for percentages.");

    /** Where a message comes from. */
    enum Origin {
        MT,
        MO
    }

    /** One TLV of a message. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Tlv(int tag, byte[] value) {}

    /** All of them. */
    public static final Topic<Values> TOPIC = new Topic<>(
            "a question",
            "As options of `smsc route explain`, or as members of the JSON object for `POST /routes/explain`.",
            List.of(
                    TO,
                    FROM,
                    TEXT,
                    ACCOUNT,
                    BIND,
                    ORIGIN,
                    CARRIER,
                    DATA_CODING,
                    ALPHABET,
                    ESM_CLASS,
                    PRIORITY,
                    SERVICE_TYPE,
                    TLV,
                    TIME,
                    ID),
            values -> values);

    private QuestionKeys() {}

    /**
     * Reads a JSON object.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public static RouteQuestion ofJson(String json) throws ConfigurationException {
        try {
            Config read = ConfigFactory.parseString(
                    json,
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription("body"));
            return of(read.root());
        } catch (ConfigException e) {
            Problems problems = new Problems();
            problems.add(e, "body");
            throw new ConfigurationException(problems.list());
        }
    }

    /**
     * Reads what was given on the command line.
     *
     * @param options by name of the key; TLVs in a map of their own
     * @throws ConfigurationException with everything that is wrong
     */
    public static RouteQuestion ofOptions(Map<String, Object> options) throws ConfigurationException {
        return of(ConfigValueFactory.fromMap(options, "command line"));
    }

    private static RouteQuestion of(ConfigObject object) throws ConfigurationException {
        Problems problems = new Problems();
        Values values = new Binder(TOPIC.keys(), problems).bind(object);
        if (!values.isSet(TO)) {
            problems.add(
                    object.origin().description(),
                    "to",
                    "is needed: " + TO.type().allowed());
        }
        if (values.isSet(ORIGIN) && (values.get(ORIGIN) == Origin.MO) != values.isSet(CARRIER)) {
            String message = values.isSet(CARRIER) ? "is mt, but has a carrier" : "is mo and needs a carrier";
            problems.add(object.origin().description(), "origin", message);
        }
        problems.throwIfAny();
        return new RouteQuestion(values);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
