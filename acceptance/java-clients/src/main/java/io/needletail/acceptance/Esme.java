package io.needletail.acceptance;

/** What a plan needs of a client library. Statuses are command_status, states message_state. */
interface Esme extends AutoCloseable {
    String IN_AN_HOUR = "000000010000000R";
    String IN_A_SECOND = "000000000001000R";
    int PAYLOAD = 0x0424;
    int SAR_REFERENCE = 0x020C;
    int SAR_TOTAL = 0x020E;
    int SAR_NUMBER = 0x020F;
    int UDHI = 0x40;

    /** The message id. */
    String submit(Outgoing message) throws Exception;

    /** Sends a long text in parts with user data headers, by means of the library where it has any; the id of the last part. */
    String submitInParts(String destination, int coding, byte[] octets) throws Exception;

    int query(String id) throws Exception;

    int cancel(String id, String destination) throws Exception;

    int replace(String id, byte[] octets) throws Exception;

    /** Unbinds. */
    @Override
    void close() throws Exception;
}
