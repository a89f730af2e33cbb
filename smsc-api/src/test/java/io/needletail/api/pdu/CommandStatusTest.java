package io.needletail.api.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandStatusTest {

    @Test
    void shouldNameWhatTheSpecificationNames() {
        assertThat(CommandStatus.text(CommandStatus.RINVDSTADR)).isEqualTo("0x0000000B (ESME_RINVDSTADR)");
    }

    @Test
    void shouldPassOnWhatVendorsAdd() {
        assertThat(CommandStatus.text(0x400)).isEqualTo("0x00000400");
    }

    @Test
    void shouldReadNamesAndNumbers() {
        assertThat(CommandStatus.parse("ESME_RTHROTTLED")).hasValue(CommandStatus.RTHROTTLED);
        assertThat(CommandStatus.parse("88")).hasValue(CommandStatus.RTHROTTLED);
        assertThat(CommandStatus.parse("0x58")).hasValue(CommandStatus.RTHROTTLED);
        assertThat(CommandStatus.parse("ESME_RTHROTLED")).isEmpty();
        assertThat(CommandStatus.parse("throttled")).isEmpty();
        assertThat(CommandStatus.parse("")).isEmpty();
    }
}
