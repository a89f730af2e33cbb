package io.needletail.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppMessage;
import org.apache.camel.component.smpp.SmppSplitter;
import org.apache.camel.impl.DefaultCamelContext;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.extra.NegativeResponseException;

/**
 * Apache Camel as the ESME: a producer, which binds a transmitter, and a consumer, which binds a receiver. It has no encoder
 * of GSM 03.38: the octets are handed to it as text in Latin-1.
 */
final class CamelEsme implements Esme {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int LATIN1_CODING = 3;

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate producer;
    private final String uri;

    private CamelEsme(PlanRun.Account account, Inbox inbox) throws Exception {
        String address = "smpp://" + account.systemId() + "@" + account.host() + ":" + account.port() + "?password="
                + account.password() + "&enquireLinkTimer=2000";
        uri = address + "&sourceAddrTon=1&sourceAddrNpi=1&destAddrTon=1&destAddrNpi=1&registeredDelivery=0&sourceAddr="
                + account.number();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(address).process(exchange -> take(exchange, inbox));
            }
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    public static void main(String... args) {
        PlanRun.main(CamelEsme::new, args);
    }

    @Override
    public String submit(Outgoing message) throws Exception {
        Map<String, Object> headers = submitHeaders(message.destination(), message.coding());
        headers.put(SmppConstants.DATA_SPLITTER, new Whole());
        headers.put(SmppConstants.REGISTERED_DELIVERY, (byte) (message.receipt() ? 1 : 0));
        if (message.later()) {
            headers.put(SmppConstants.SCHEDULE_DELIVERY_TIME, new Date(System.currentTimeMillis() + HOUR_MILLIS));
        }
        Map<Short, Object> fields = new HashMap<>();
        for (Outgoing.Field field : message.fields()) {
            fields.put((short) field.tag(), value(field));
        }
        headers.put(SmppConstants.OPTIONAL_PARAMETER, fields);
        return lastId(request("SubmitSm", headers, body(message.coding(), message.octets())));
    }

    @Override
    public String submitInParts(String destination, int coding, byte[] octets) throws Exception {
        Map<String, Object> headers = submitHeaders(destination, coding);
        headers.put(SmppConstants.ALPHABET, (byte) 0);
        return lastId(request("SubmitSm", headers, body(coding, octets)));
    }

    @Override
    public int query(String id) throws Exception {
        Message answer = request("QuerySm", withId(id), "");
        return MessageState.valueOf(answer.getHeader(SmppConstants.MESSAGE_STATE, String.class))
                .value();
    }

    @Override
    public int cancel(String id, String destination) throws Exception {
        Map<String, Object> headers = withId(id);
        headers.put(SmppConstants.DEST_ADDR, destination);
        return status("CancelSm", headers, "");
    }

    @Override
    public int replace(String id, byte[] octets) throws Exception {
        Map<String, Object> headers = withId(id);
        headers.put(SmppConstants.SCHEDULE_DELIVERY_TIME, new Date(System.currentTimeMillis() + 1_000));
        headers.put(SmppConstants.ENCODING, ISO_8859_1.name());
        return status("ReplaceSm", headers, new String(octets, ISO_8859_1));
    }

    @Override
    public void close() throws Exception {
        camel.close();
    }

    /** The body is decoded by data_coding, in the default alphabet as Latin-1; octets stay octets. */
    private static void take(Exchange exchange, Inbox inbox) {
        SmppMessage message = exchange.getIn(SmppMessage.class);
        DeliverSm deliver = (DeliverSm) message.getCommand();
        if (deliver.isSmscDeliveryReceipt()) {
            inbox.receipt(
                    message.getHeader(SmppConstants.ID, String.class),
                    message.getHeader(SmppConstants.FINAL_STATUS).toString());
            return;
        }
        Object body = message.getBody();
        boolean decoded = body instanceof String && deliver.getDataCoding() != 0;
        if (decoded) {
            String hex = HexFormat.of().formatHex(((String) body).getBytes(UTF_8));
            inbox.message(deliver.getSourceAddr(), "text", hex, "");
            return;
        }
        byte[] content = body instanceof byte[] octets ? octets : ((String) body).getBytes(ISO_8859_1);
        inbox.take(deliver.getEsmClass(), deliver.getSourceAddr(), content);
    }

    /** Leaves every message whole; Camel's own splitters cut by length alone. */
    private static final class Whole extends SmppSplitter {
        Whole() {
            super(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
        }
    }

    private static Map<String, Object> submitHeaders(String destination, int coding) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(SmppConstants.DEST_ADDR, destination);
        headers.put(SmppConstants.DATA_CODING, (byte) coding);
        headers.put(SmppConstants.ENCODING, coding == 8 ? UTF_16BE.name() : ISO_8859_1.name());
        return headers;
    }

    private static Object body(int coding, byte... octets) {
        return coding == 0 || coding == LATIN1_CODING
                ? new String(octets, ISO_8859_1)
                : coding == 8 ? new String(octets, UTF_16BE) : octets;
    }

    /** As Camel wants it: a number for a field of one or two octets. */
    private static Object value(Outgoing.Field field) {
        byte[] octets = field.value();
        return switch (field.tag()) {
            case SAR_REFERENCE -> (short) (octets[0] << 8 | octets[1] & 0xFF);
            case SAR_TOTAL, SAR_NUMBER -> octets[0];
            default -> octets;
        };
    }

    private static Map<String, Object> withId(String id) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(SmppConstants.ID, id);
        return headers;
    }

    private static String lastId(Message answer) {
        List<?> ids = answer.getHeader(SmppConstants.ID, List.class);
        return (String) ids.get(ids.size() - 1);
    }

    private int status(String command, Map<String, Object> headers, Object body) throws Exception {
        try {
            request(command, headers, body);
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }

    private Message request(String command, Map<String, Object> headers, Object body) throws Exception {
        headers.put(SmppConstants.COMMAND, command);
        Exchange answer = producer.request(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeaders(headers);
        });
        if (answer.getException() != null) {
            throw answer.getException().getCause() instanceof NegativeResponseException refused
                    ? refused
                    : answer.getException();
        }
        return answer.getMessage();
    }
}
