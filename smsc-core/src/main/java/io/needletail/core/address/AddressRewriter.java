package io.needletail.core.address;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;

/** Applies an account's rules to messages. Belongs to one thread; no allocation once its array has grown. */
public final class AddressRewriter {
    private final Address source = new Address();
    private final Address destination = new Address();
    private final MessageView rewritten = new MessageView();
    private byte[] pdu = new byte[512];

    /** ESME_ROK, or the command_status that the rules refuse a message with. */
    public int check(MessageView message, AddressRules rules) {
        return rules.apply(message, source, destination);
    }

    /** Points a view at its message with the addresses as the rules want them, until the next call. */
    public void rewriteInPlace(MessageView view, AddressRules rules) {
        MessageView addressed = rewrite(view, rules);
        if (addressed != view) {
            addressed.copyTo(addressed.bytes(), addressed.start(), view);
        }
    }

    /**
     * A message with its addresses as the rules want them: the same view where nothing changes, or the rules of today would
     * refuse it; else one over an array of this object, until the next call.
     */
    public MessageView rewrite(MessageView message, AddressRules rules) {
        boolean sound = rules.apply(message, source, destination) == CommandStatus.ROK;
        return sound && (source.changed || destination.changed) ? write(message) : message;
    }

    private MessageView write(MessageView message) {
        byte[] from = message.bytes();
        byte[] to = pdu.length < message.length() + 2 * source.bytes.length || from == pdu
                ? new byte[2 * message.length() + 4 * source.bytes.length]
                : pdu;
        int at = message.sourceOffset() - 2 - message.start();
        System.arraycopy(from, message.start(), to, 0, at);
        at = put(source, to, at);
        at = put(destination, to, at);
        int rest = message.destinationOffset() + message.destinationLength() + 1;
        System.arraycopy(from, rest, to, at, message.end() - rest);
        int length = at + message.end() - rest;
        to[0] = (byte) (length >> 24);
        to[1] = (byte) (length >> 16);
        to[2] = (byte) (length >> 8);
        to[3] = (byte) length;
        pdu = to;
        return MessageScanner.scan(to, 0, length, rewritten) == CommandStatus.ROK ? rewritten : message;
    }

    private static int put(Address address, byte[] to, int from) {
        to[from] = (byte) address.ton;
        to[from + 1] = (byte) address.npi;
        System.arraycopy(address.bytes, 0, to, from + 2, address.length);
        int at = from + 2 + address.length;
        to[at] = 0;
        return at + 1;
    }
}
