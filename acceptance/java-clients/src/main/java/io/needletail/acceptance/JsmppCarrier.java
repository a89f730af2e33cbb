package io.needletail.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import com.cloudhopper.commons.charset.CharsetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;

/**
 * An SMSC on jSMPP, the twin of node-carrier: takes any bind, gives hexadecimal ids, sends a receipt with a decimal one for each
 * message that asks for it, and prints a line of JSON for each message. Says "listening on PORT" first.
 */
final class JsmppCarrier {
    private static final int BIND_MILLIS = 30_000;
    private static final String RECEIPT =
            "id:%d sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:";

    private final List<SMPPServerSession> receivers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private JsmppCarrier() {}

    public static void main(String... args) throws IOException {
        new JsmppCarrier().serve(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
    }

    private void serve(ServerSocket socket) throws IOException {
        SMPPServerSessionListener listener = new SMPPServerSessionListener(socket.getLocalPort(), new AlreadyOpen(socket));
        listener.setMessageReceiverListener(new JsmppCarrierMessages(this::take));
        System.out.println("listening on " + socket.getLocalPort());
        while (true) {
            SMPPServerSession session = listener.accept();
            threads.execute(() -> bind(session));
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_MILLIS);
            if (request.getBindType() != BindType.BIND_TX) {
                receivers.add(session);
                session.addSessionStateListener((now, before, source) -> {
                    if (!now.isBound()) {
                        receivers.remove(session);
                    }
                });
            }
            request.accept("jsmpp", InterfaceVersion.IF_34);
        } catch (TimeoutException | PDUStringException | IOException e) {
            session.close();
        }
    }

    /** Called by jSMPP before it answers. */
    private String take(SubmitSm submit, int number) {
        byte[] octets = submit.getShortMessage();
        String text = submit.getDataCoding() == 8 ? new String(octets, UTF_16BE) : CharsetUtil.decode(octets, "GSM");
        System.out.printf(
                Locale.ROOT,
                "{\"id\": \"%x\", \"from\": \"%s\", \"to\": \"%s\", \"coding\": %d, \"text\": \"%s\"}%n",
                number,
                submit.getSourceAddr(),
                submit.getDestAddress(),
                submit.getDataCoding(),
                text.replace("\\", "\\\\").replace("\"", "\\\""));
        if ((submit.getRegisteredDelivery() & 1) != 0) {
            threads.execute(() -> deliverReceipt(submit, number));
        }
        return Integer.toHexString(number).toUpperCase(Locale.ROOT);
    }

    private void deliverReceipt(SubmitSm submit, int number) {
        SMPPServerSession session = receivers.get(number % receivers.size());
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.valueOf(submit.getDestAddrTon()),
                    NumberingPlanIndicator.valueOf(submit.getDestAddrNpi()),
                    submit.getDestAddress(),
                    TypeOfNumber.valueOf(submit.getSourceAddrTon()),
                    NumberingPlanIndicator.valueOf(submit.getSourceAddrNpi()),
                    submit.getSourceAddr(),
                    new ESMClass(4),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    String.format(Locale.ROOT, RECEIPT, number).getBytes(ISO_8859_1));
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    /** jSMPP would listen on every interface. */
    private record AlreadyOpen(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeoutMillis) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeoutMillis, int backlog) {
            return listen(port);
        }
    }
}
