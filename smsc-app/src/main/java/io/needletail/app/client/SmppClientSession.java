package io.needletail.app.client;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.RecoverablePduException;
import com.cloudhopper.smpp.type.SmppBindException;
import com.cloudhopper.smpp.type.SmppChannelConnectException;
import com.cloudhopper.smpp.type.SmppChannelException;
import com.cloudhopper.smpp.type.SmppInvalidArgumentException;
import com.cloudhopper.smpp.type.SmppTimeoutException;
import com.cloudhopper.smpp.type.UnrecoverablePduException;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.client.TlsSmppClient;
import io.needletail.core.tls.TlsClient;
import java.io.IOException;
import java.util.function.Consumer;

/** A transceiver session for one thread that submits; receipts go to a listener on the client's thread. */
public final class SmppClientSession implements AutoCloseable {
    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int LONGEST_SHORT_MESSAGE = 254;
    private static final byte TON_UNKNOWN = 0;
    private static final byte TON_INTERNATIONAL = 1;
    private static final byte TON_ALPHANUMERIC = 5;
    private static final byte NPI_UNKNOWN = 0;
    private static final byte NPI_ISDN = 1;
    private static final int LONGEST_SHORT_CODE = 6;

    private final DefaultSmppClient client;
    private final SmppSession session;

    private SmppClientSession(DefaultSmppClient client, SmppSession session) {
        this.client = client;
        this.session = session;
    }

    /**
     * Binds.
     *
     * @throws IOException if there is no connection or the bind is refused
     * @throws IllegalArgumentException naming the file of TLS that cannot be used
     */
    public static SmppClientSession bind(ClientAddress address, Consumer<ReceivedReceipt> receipts)
            throws IOException, InterruptedException {
        SmppSessionConfiguration settings = new SmppSessionConfiguration();
        settings.setType(SmppBindType.TRANSCEIVER);
        settings.setHost(address.host());
        settings.setPort(address.port());
        settings.setSystemId(address.systemId());
        settings.setPassword(address.password());
        settings.setName(address.systemId());
        settings.setConnectTimeout(TIMEOUT_MILLIS);
        settings.setBindTimeout(TIMEOUT_MILLIS);
        settings.getLoggingOptions().setLogPdu(false);
        DefaultSmppClient client = address.tls()
                .<DefaultSmppClient>map(tls -> new TlsSmppClient(TlsClient.open(tls)))
                .orElseGet(DefaultSmppClient::new);
        try {
            return new SmppClientSession(client, client.bind(settings, new ReceiptHandler(receipts)));
        } catch (SmppBindException e) {
            destroyLater(client);
            throw new IOException(
                    "bind refused with command_status "
                            + CommandStatus.text(e.getBindResponse().getCommandStatus()),
                    e);
        } catch (SmppChannelConnectException e) {
            destroyLater(client);
            throw new IOException("no connection to " + address.host() + ":" + address.port() + ": " + reason(e), e);
        } catch (SmppTimeoutException | SmppChannelException | UnrecoverablePduException e) {
            destroyLater(client);
            throw new IOException("cannot bind to " + address.host() + ":" + address.port() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Submits and waits for the answer.
     *
     * @throws IOException if there is none
     */
    public SubmitVerdict submit(OutgoingMessage message) throws IOException, InterruptedException {
        try {
            SubmitSmResp answer = session.submit(encode(message), TIMEOUT_MILLIS);
            return answer.getCommandStatus() == SmppConstants.STATUS_OK
                    ? new SubmitVerdict.Accepted(answer.getMessageId())
                    : new SubmitVerdict.Refused(answer.getCommandStatus());
        } catch (RecoverablePduException | UnrecoverablePduException | SmppTimeoutException | SmppChannelException e) {
            throw new IOException("no answer to submit_sm: " + e.getMessage(), e);
        }
    }

    /** Unbinds; the client's threads end a little later, which nobody waits for. */
    @Override
    public void close() {
        session.unbind(TIMEOUT_MILLIS);
        session.destroy();
        destroyLater(client);
    }

    /** What the network said, less the address that a message of Netty's ends with. */
    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return String.valueOf((cause == null ? e : cause).getMessage()).replaceFirst(": [^ ]*/[^ ]*$", "");
    }

    private static void destroyLater(DefaultSmppClient client) {
        Thread thread = new Thread(client::destroy, "smsc-client-stop");
        thread.setDaemon(true);
        thread.start();
    }

    private static SubmitSm encode(OutgoingMessage message) throws SmppInvalidArgumentException {
        SubmitSm submit = new SubmitSm();
        submit.setSourceAddress(address(message.from()));
        submit.setDestAddress(address(message.to()));
        submit.setRegisteredDelivery(message.receipt() ? SmppConstants.REGISTERED_DELIVERY_SMSC_RECEIPT_REQUESTED : 0);
        submit.setDataCoding((byte) message.dataCoding());
        if (message.text().headerLength() > 0) {
            submit.setEsmClass(SmppConstants.ESM_CLASS_UDHI_MASK);
        }
        byte[] userData = message.text().userData();
        if (userData.length > LONGEST_SHORT_MESSAGE) {
            submit.addOptionalParameter(new Tlv(SmppConstants.TAG_MESSAGE_PAYLOAD, userData));
        } else {
            submit.setShortMessage(userData);
        }
        return submit;
    }

    private static Address address(String written) {
        String digits = written.startsWith("+") ? written.substring(1) : written;
        if (!digits.matches("[0-9]+")) {
            return new Address(TON_ALPHANUMERIC, NPI_UNKNOWN, written);
        }
        boolean shortCode = digits.length() <= LONGEST_SHORT_CODE;
        return new Address(shortCode ? TON_UNKNOWN : TON_INTERNATIONAL, NPI_ISDN, digits);
    }
}
