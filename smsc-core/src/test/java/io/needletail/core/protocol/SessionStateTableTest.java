package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStateTableTest {

    /** Statuses: 0 permitted, 3 RINVCMDID, 4 RINVBNDSTS, 5 RALYBND. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // command, id, statuses in OPEN, BINDING, BOUND_TX, BOUND_RX, BOUND_TRX, UNBOUND, CLOSED
        "bind_receiver,         0x1,        0 5 5 5 5 4 4",
        "bind_transmitter,      0x2,        0 5 5 5 5 4 4",
        "bind_transceiver,      0x9,        0 5 5 5 5 4 4",
        "submit_sm,             0x4,        4 4 0 4 0 4 4",
        "data_sm,               0x103,      4 4 0 0 0 4 4",
        "deliver_sm,            0x5,        4 4 4 4 4 4 4",
        "unbind,                0x6,        4 4 0 0 0 4 4",
        "enquire_link,          0x15,       0 0 0 0 0 4 4",
        "deliver_sm_resp,       0x80000005, 4 4 4 0 0 4 4",
        "data_sm_resp,          0x80000103, 4 4 4 0 0 4 4",
        "enquire_link_resp,     0x80000015, 0 0 0 0 0 0 0",
        "unbind_resp,           0x80000006, 0 0 0 0 0 0 0",
        "generic_nack,          0x80000000, 0 0 0 0 0 0 0",
        "query_sm,              0x3,        4 4 0 4 0 4 4",
        "replace_sm,            0x7,        4 4 0 4 0 4 4",
        "cancel_sm,             0x8,        4 4 0 4 0 4 4",
        "outbind,               0xB,        3 3 3 3 3 3 3",
        "submit_multi,          0x21,       4 4 0 4 0 4 4",
        "alert_notification,    0x102,      3 3 3 3 3 3 3",
        "submit_sm_resp,        0x80000004, 3 3 3 3 3 3 3",
        "vendor,                0x10200,    3 3 3 3 3 3 3",
        "unknown,               0x7FFFFFFF, 3 3 3 3 3 3 3"
    })
    void shouldFollowTheTable(String name, String id, String statuses) {
        int commandId = Long.decode(id).intValue();
        String[] expected = statuses.split(" ");
        for (SessionState state : SessionState.values()) {
            assertThat(SessionStateTable.permit(state, commandId))
                    .as("%s in %s", name, state)
                    .isEqualTo(Integer.parseInt(expected[state.ordinal()]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CommandId.BROADCAST_SM, CommandId.QUERY_BROADCAST_SM, CommandId.CANCEL_BROADCAST_SM})
    void shouldKnowBroadcastsInVersionFiveOnly(int commandId) {
        assertThat(SessionStateTable.permit(SessionState.BOUND_TRX, commandId)).isEqualTo(CommandStatus.RINVCMDID);
        assertThat(SessionStateTable.permit(SessionState.BOUND_TRX, commandId, InterfaceVersion.V50))
                .isEqualTo(CommandStatus.ROK);
        assertThat(SessionStateTable.permit(SessionState.BOUND_TX, commandId, InterfaceVersion.V50))
                .isEqualTo(CommandStatus.ROK);
        assertThat(SessionStateTable.permit(SessionState.BOUND_RX, commandId, InterfaceVersion.V50))
                .isEqualTo(CommandStatus.RINVBNDSTS);
    }

    @Test
    void shouldLetNoVersionFiveReceiverSendData() {
        assertThat(SessionStateTable.permit(SessionState.BOUND_RX, CommandId.DATA_SM, InterfaceVersion.V50))
                .isEqualTo(CommandStatus.RINVBNDSTS);
        assertThat(SessionStateTable.permit(SessionState.BOUND_TRX, CommandId.DATA_SM, InterfaceVersion.V50))
                .isEqualTo(CommandStatus.ROK);
    }

    @Test
    void shouldAnswerWithTheOwnResponseOfAKnownOperation() {
        assertThat(SessionStateTable.answerId(CommandId.SUBMIT_SM, CommandStatus.RINVBNDSTS))
                .isEqualTo(CommandId.SUBMIT_SM_RESP);
        assertThat(SessionStateTable.answerId(0x777, CommandStatus.RINVCMDID)).isEqualTo(CommandId.GENERIC_NACK);
    }

    @ParameterizedTest
    @EnumSource(BindType.class)
    void shouldBindIntoTheStateOfTheType(BindType type) {
        assertThat(BindType.of(type.commandId())).isEqualTo(type);
        assertThat(BindType.of(type.commandId() | CommandId.RESPONSE)).isEqualTo(type);
        assertThat(type.boundState().isBound()).isTrue();
        assertThat(type.boundState().maySubmit()).isEqualTo(type != BindType.RECEIVER);
        assertThat(type.boundState().mayReceive()).isEqualTo(type != BindType.TRANSMITTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x33, 0x34, 0x50})
    void shouldAcceptTheVersionsThatExist(int version) {
        assertThat(InterfaceVersion.isAccepted(version)).isTrue();
        assertThat(InterfaceVersion.allowsTlvs(version)).isEqualTo(version >= 0x34);
        assertThat(InterfaceVersion.needsShortId(version)).isEqualTo(version < 0x34);
    }
}
