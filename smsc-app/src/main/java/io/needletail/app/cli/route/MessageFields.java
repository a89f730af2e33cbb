package io.needletail.app.cli.route;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the fields of a message, under the names of the question's keys. */
public final class MessageFields {
    private final Map<String, Object> given = new LinkedHashMap<>();

    @Option(names = "--tlv", paramLabel = "TAG=HEX", description = "A TLV; repeatable.")
    private @Nullable Map<String, String> tlvs;

    @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "Destination address.")
    void to(String value) {
        given.put("to", value);
    }

    @Option(names = "--from", paramLabel = "ADDRESS", description = "Source address.")
    void from(String value) {
        given.put("from", value);
    }

    @Option(names = "--text", paramLabel = "TEXT", description = "Text.")
    void text(String value) {
        given.put("text", value);
    }

    @Option(names = "--account", paramLabel = "SYSTEM_ID", description = "Account that submits.")
    void account(String value) {
        given.put("account", value);
    }

    @Option(names = "--bind", paramLabel = "TYPE", description = "transmitter, receiver or transceiver.")
    void bind(String value) {
        given.put("bind", value);
    }

    @Option(
            names = "--carrier",
            paramLabel = "NAME",
            description = "Carrier that the message comes from: it is mobile originated.")
    void carrier(String value) {
        given.put("carrier", value);
    }

    @Option(names = "--mo", description = "The message is mobile originated; needs --carrier.")
    private boolean mobileOriginated;

    @Option(names = "--data-coding", paramLabel = "NUMBER", description = "data_coding, decimal or with 0x.")
    void dataCoding(String value) {
        given.put("data-coding", value);
    }

    @Option(
            names = "--alphabet",
            paramLabel = "NAME",
            description = "Default alphabet of the account, such as latin-1.")
    void alphabet(String value) {
        given.put("alphabet", value);
    }

    @Option(names = "--esm-class", paramLabel = "NUMBER", description = "esm_class, decimal or with 0x.")
    void esmClass(String value) {
        given.put("esm-class", value);
    }

    @Option(names = "--service-type", paramLabel = "TEXT", description = "service_type.")
    void serviceType(String value) {
        given.put("service-type", value);
    }

    @Option(names = "--priority", paramLabel = "NUMBER", description = "priority_flag.")
    void priority(String value) {
        given.put("priority", value);
    }

    @Option(names = "--time", paramLabel = "ISO", description = "When it is routed; now unless given.")
    void time(String value) {
        given.put("time", value);
    }

    @Option(names = "--id", paramLabel = "NUMBER", description = "Message id, which draws the lot for percentages.")
    void id(String value) {
        given.put("id", value);
    }

    /** Those that were given, under the names of the question's keys. */
    public Map<String, Object> given() {
        Map<String, Object> all = new HashMap<>(given);
        if (tlvs != null) {
            all.put("tlv", tlvs);
        }
        if (mobileOriginated) {
            all.put("origin", "mo");
        }
        return all;
    }
}
