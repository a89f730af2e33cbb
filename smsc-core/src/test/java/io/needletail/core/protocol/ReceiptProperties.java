package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.MessageView;

/** What must be true of a receipt that was read from any sound PDU. */
final class ReceiptProperties {
    private static final int LARGEST_ERROR = 0xFFFF;

    private ReceiptProperties() {}

    static void check(CarrierReceipt receipt, MessageView view) {
        assertThat(receipt.bytes()).isSameAs(view.bytes());
        if (receipt.textIdLength() > 0) {
            assertThat(receipt.textIdOffset()).isGreaterThanOrEqualTo(view.textOffset());
            assertThat(receipt.textIdOffset() + receipt.textIdLength())
                    .isLessThanOrEqualTo(view.textOffset() + view.textLength());
        }
        assertThat(receipt.textIdLength()).isNotNegative();
        if (receipt.tlvIdLength() > 0) {
            assertThat(receipt.tlvIdOffset()).isGreaterThan(view.tlvOffset());
            assertThat(receipt.tlvIdOffset() + receipt.tlvIdLength()).isLessThanOrEqualTo(view.end());
        }
        assertThat(receipt.tlvIdLength()).isNotNegative();
        assertThat(receipt.state()).isNotNull();
        assertThat(receipt.networkError()).isBetween(0, LARGEST_ERROR);
    }
}
