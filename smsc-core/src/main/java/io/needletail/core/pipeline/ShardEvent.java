package io.needletail.core.pipeline;

import io.needletail.api.pdu.MessageView;

/**
 * One slot of a shard's ring: something happened to a session. Written by the event loop that claimed it, read by the
 * shard thread, never kept by either.
 *
 * <pre>
 * field       SUBMIT  DELIVER_ANSWER  RECEIVER_BOUND  SESSION_CLOSED  LINK_BOUND  LINK_CLOSED  SUBMIT_ANSWER
 * session       x           x               x               x             x            x             x
 * loop          x                           x                             x
 * account       x                           x
 * destination                                                             x            x
 * sequence      x           x                                                                        x
 * status                    x                                                                        x
 * version       x                           x                             x
 * window                                    x                             x
 * bind          x                                                         x
 * arrivedNanos  x
 * pdu, message  x
 * id                                                                                                 x
 * </pre>
 */
public final class ShardEvent {

    /** What happened. */
    public enum Kind {
        /** Claimed but given up: skip it. */
        NOTHING,
        /**
         * A validated submit_sm or data_sm of an ESME, or deliver_sm or data_sm of a carrier, that awaits its answer. The
         * account of what comes from a carrier is the carrier's own.
         */
        SUBMIT,
        /** deliver_sm_resp, data_sm_resp or a generic_nack to a deliver_sm of this shard. */
        DELIVER_ANSWER,
        /**
         * A validated query_sm, cancel_sm, replace_sm or submit_multi that awaits its answer: fields as of SUBMIT, its octets in
         * {@link #pdu}.
         */
        OPERATION,
        /** A session that may be sent deliver_sm has bound. */
        RECEIVER_BOUND,
        /** A session that was announced by RECEIVER_BOUND is unbinding or gone: send it nothing more. */
        SESSION_CLOSED,
        /** A session with a carrier is bound: messages for the carrier may be sent on it, as {@link #bind} says. */
        LINK_BOUND,
        /** A session that was announced by LINK_BOUND is unbinding or gone: send nothing more. */
        LINK_CLOSED,
        /** A carrier's submit_sm_resp, data_sm_resp or generic_nack to a submit_sm of this shard. */
        SUBMIT_ANSWER
    }

    private static final int INITIAL_BYTES = 512;
    private static final int KEPT_BYTES = 4096;

    /** Set last by the publisher. */
    public Kind kind = Kind.NOTHING;
    /** Number of the session, unique while the process lives, never 0. */
    public int session;
    /** Index of the event loop that owns the session: answers go to its outbox. */
    public int loop;
    /** Number of the account in the registry. */
    public int account;
    /** sequence_number of the request, or of the deliver_sm that was answered. */
    public int sequence;
    /** command_status of the answer. */
    public int status;
    /** Number of the carrier in the registry of destination names. */
    public int destination;
    /** How the session is bound: a constant of {@link io.needletail.api.route.RouteQuery}. */
    public int bind;
    /** Of a carrier's receipt: how many shards have seen it before this one and know no message for it. */
    public int passes;
    /** interface_version the session bound with: below 0x34 no TLV and no long id may be sent to it. */
    public int version;
    /** deliver_sm, on a link submit_sm, this shard may have unanswered on this session. */
    public int window;
    /** When the PDU was read, by {@link io.needletail.api.time.Clock#nanos}. */
    public long arrivedNanos;

    private final MessageView message = new MessageView();
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int idLength;
    private int pduLength;

    /** Publisher: copies a scanned message into the slot. */
    public void copyMessage(MessageView scanned) {
        if (scanned.length() > bytes.length) {
            bytes = new byte[Integer.highestOneBit(scanned.length()) * 2];
        }
        scanned.copyTo(bytes, 0, message);
    }

    /** Publisher: copies the message_id of a SUBMIT_ANSWER into the slot, without its NUL; at most 64 octets. */
    public void copyId(byte[] from, int at, int length) {
        System.arraycopy(from, at, bytes, 0, length);
        idLength = length;
    }

    /** The message_id of a SUBMIT_ANSWER, from index 0. */
    public byte[] id() {
        return bytes;
    }

    /** Octets of {@link #id}, 0 for none. */
    public int idLength() {
        return idLength;
    }

    /** Publisher: copies the octets of an OPERATION into the slot. */
    public void copyPdu(byte[] from, int at, int length) {
        if (length > bytes.length) {
            bytes = new byte[Integer.highestOneBit(length) * 2];
        }
        System.arraycopy(from, at, bytes, 0, length);
        pduLength = length;
    }

    /** The octets of an OPERATION, from index 0. */
    public byte[] pdu() {
        return bytes;
    }

    /** Octets of {@link #pdu}. */
    public int pduLength() {
        return pduLength;
    }

    /** The message of a SUBMIT, over the slot's own bytes. */
    public MessageView message() {
        return message;
    }

    /** Shard: a copy of a SUBMIT or OPERATION that may be kept. */
    public ShardEvent copy() {
        ShardEvent copy = new ShardEvent();
        copy.kind = kind;
        copy.session = session;
        copy.loop = loop;
        copy.account = account;
        copy.sequence = sequence;
        copy.version = version;
        copy.bind = bind;
        copy.arrivedNanos = arrivedNanos;
        if (kind == Kind.OPERATION) {
            copy.copyPdu(bytes, 0, pduLength);
        } else {
            copy.copyMessage(message);
        }
        return copy;
    }

    /** Shard: after use. Lets go of an array that one large message has made. */
    public void release() {
        kind = Kind.NOTHING;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
    }
}
