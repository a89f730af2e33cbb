package io.needletail.conformance.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations: requests of SMPP 3.4 and 5.0, and where they are described. */
public enum Operation {
    BIND_RECEIVER("bind_receiver", 0x1, Feature.RECEIVER, "4.1.3", "4.1.1.3"),
    BIND_TRANSMITTER("bind_transmitter", 0x2, Feature.TRANSMITTER, "4.1.1", "4.1.1.1"),
    BIND_TRANSCEIVER("bind_transceiver", 0x9, Feature.TRANSCEIVER, "4.1.5", "4.1.1.5"),
    SUBMIT_SM("submit_sm", 0x4, null, "4.4.1", "4.2.1.1"),
    DATA_SM("data_sm", 0x103, Feature.DATA_SM, "4.7.1", "4.2.2.1"),
    SUBMIT_MULTI("submit_multi", 0x21, Feature.SUBMIT_MULTI, "4.5.1", "4.2.3.1"),
    DELIVER_SM("deliver_sm", 0x5, null, "4.6.1", "4.3.1.1"),
    QUERY_SM("query_sm", 0x3, Feature.QUERY_SM, "4.8.1", "4.5.2.1"),
    CANCEL_SM("cancel_sm", 0x8, Feature.CANCEL_SM, "4.9.1", "4.5.1.1"),
    REPLACE_SM("replace_sm", 0x7, Feature.REPLACE_SM, "4.10.1", "4.5.3.1"),
    BROADCAST_SM("broadcast_sm", 0x111, Feature.BROADCAST, "", "4.4.1.1"),
    QUERY_BROADCAST_SM("query_broadcast_sm", 0x112, Feature.BROADCAST, "", "4.6.1.1"),
    CANCEL_BROADCAST_SM("cancel_broadcast_sm", 0x113, Feature.BROADCAST, "", "4.6.3.1"),
    OUTBIND("outbind", 0xB, null, "4.1.7", "4.1.1.7"),
    ALERT_NOTIFICATION("alert_notification", 0x102, null, "4.12.1", "4.1.3.1"),
    ENQUIRE_LINK("enquire_link", 0x15, null, "4.11.1", "4.1.2.1"),
    UNBIND("unbind", 0x6, null, "4.2.1", "4.1.1.8");

    /** The bit that makes a response's command_id of a request's. */
    public static final int RESPONSE = 0x8000_0000;

    public static final int GENERIC_NACK = RESPONSE;

    private final String specified;
    private final int commandId;
    private final Optional<Feature> feature;
    private final String v34;
    private final String v50;

    Operation(String specified, int commandId, @Nullable Feature feature, String v34, String v50) {
        this.specified = specified;
        this.commandId = commandId;
        this.feature = Optional.ofNullable(feature);
        this.v34 = v34;
        this.v50 = v50;
    }

    /** command_id of the request. */
    public int commandId() {
        return commandId;
    }

    /** command_id of the response; outbind and alert_notification have none. */
    public int responseId() {
        return commandId | RESPONSE;
    }

    /** What a server has to claim for this to be expected of it; nothing for what every server has. */
    public Optional<Feature> feature() {
        return feature;
    }

    /** True for an operation that a server may leave out, and then answers with RINVCMDID. */
    public boolean isOptional() {
        return feature.isPresent() && !isBind();
    }

    public boolean isBind() {
        return this == BIND_RECEIVER || this == BIND_TRANSMITTER || this == BIND_TRANSCEIVER;
    }

    /** True when the specification defines a response. */
    public boolean hasResponse() {
        return this != OUTBIND && this != ALERT_NOTIFICATION;
    }

    /** The version that brought it. */
    public SmppVersion since() {
        return switch (this) {
            case BROADCAST_SM, QUERY_BROADCAST_SM, CANCEL_BROADCAST_SM -> SmppVersion.V50;
            case BIND_TRANSCEIVER, DATA_SM, ALERT_NOTIFICATION -> SmppVersion.V34;
            default -> SmppVersion.V33;
        };
    }

    /** Where it is described. */
    public Clause clause() {
        return Clause.of(v34, v50);
    }

    /** The name as the specification spells it. */
    @Override
    public String toString() {
        return specified;
    }

    /** What a command_id is called, responses too; its number where it is unknown. */
    public static String nameOf(int commandId) {
        if (commandId == GENERIC_NACK) {
            return "generic_nack";
        }
        for (Operation operation : values()) {
            if (operation.commandId == (commandId & ~RESPONSE)) {
                return commandId < 0 ? operation + "_resp" : operation.toString();
            }
        }
        return String.format("0x%08x", commandId);
    }
}
