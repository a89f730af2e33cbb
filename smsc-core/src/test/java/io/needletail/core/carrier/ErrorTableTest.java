package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    @Test
    void shouldKnowWhatMostCarriersMean() {
        ErrorTable usual = ErrorTable.usual();

        assertThat(usual.ofStatus(CommandStatus.RTHROTTLED).kind()).isEqualTo(ErrorAction.Kind.THROTTLE);
        assertThat(usual.ofStatus(CommandStatus.RMSGQFUL).kind()).isEqualTo(ErrorAction.Kind.THROTTLE);
        assertThat(usual.ofStatus(CommandStatus.RINVDSTADR)).isEqualTo(ErrorAction.fail(MessageState.REJECTED));
        assertThat(usual.ofStatus(CommandStatus.RSYSERR).kind()).isEqualTo(ErrorAction.Kind.RETRY_ELSEWHERE);
        assertThat(usual.ofStatus(0x4FF).kind()).isEqualTo(ErrorAction.Kind.RETRY_ELSEWHERE);
        assertThat(usual.ofTimeout().kind()).isEqualTo(ErrorAction.Kind.RETRY_ELSEWHERE);
        assertThat(usual.ofReceipt(MessageState.EXPIRED, 0)).isEqualTo(ErrorAction.fail(MessageState.EXPIRED));
    }

    @Test
    void shouldLookAtTheErrorOfAReceiptBeforeItsState() {
        ErrorTable table = ErrorTable.usual().onReceiptError(12, ErrorAction.elsewhere());

        assertThat(table.ofReceipt(MessageState.UNDELIVERABLE, 12)).isEqualTo(ErrorAction.elsewhere());
        assertThat(table.ofReceipt(MessageState.UNDELIVERABLE, 13))
                .isEqualTo(ErrorAction.fail(MessageState.UNDELIVERABLE));
    }

    @Test
    void shouldTakeTheLastWordOfTheOperator() {
        ErrorAction later = ErrorAction.retryHere(new RetryDelays(List.of(1_000L, 5_000L)));
        ErrorTable table = ErrorTable.usual()
                .onStatus(CommandStatus.RTHROTTLED, later)
                .otherwise(ErrorAction.fail(MessageState.UNDELIVERABLE))
                .onTimeout(later);

        assertThat(table.ofStatus(CommandStatus.RTHROTTLED)).isEqualTo(later);
        assertThat(table.ofStatus(0x4FF)).isEqualTo(ErrorAction.fail(MessageState.UNDELIVERABLE));
        assertThat(table.ofTimeout()).isEqualTo(later);
        assertThat(later.delaysMillis().delayMillis(1)).isEqualTo(1_000);
        assertThat(later.delaysMillis().delayMillis(9)).isEqualTo(5_000);
    }

    @Test
    void shouldFailWithTheStateOfAReceiptThatNothingIsSaidAbout() {
        assertThat(new ErrorTable().ofReceipt(MessageState.DELETED, 0))
                .isEqualTo(ErrorAction.fail(MessageState.DELETED));
    }
}
