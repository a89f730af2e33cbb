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
}
