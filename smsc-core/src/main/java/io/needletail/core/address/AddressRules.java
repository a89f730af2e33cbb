package io.needletail.core.address;

import io.needletail.api.account.AddressTerms;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.address.NumberRules.Fault;

/** An account's rules for both addresses of a message. Immutable: any thread. */
public final class AddressRules {
    private final NumberRules numbers;
    private final SenderRules senders;

    public AddressRules(AddressTerms terms) {
        numbers = new NumberRules(terms.numbers());
        senders = new SenderRules(terms.senders(), numbers);
    }

    /**
     * Works out what the addresses of a message are to be.
     *
     * @return ESME_ROK, or the status of the first address that the rules refuse
     */
    int apply(MessageView message, Address source, Address destination) {
        byte[] bytes = message.bytes();
        source.set(bytes, message.sourceOffset(), message.sourceLength(), message.sourceTon(), message.sourceNpi());
        destination.set(
                bytes,
                message.destinationOffset(),
                message.destinationLength(),
                message.destinationTon(),
                message.destinationNpi());
        Fault fault = senders.apply(source);
        if (fault != Fault.NONE) {
            return switch (fault) {
                case TON -> CommandStatus.RINVSRCTON;
                case NPI -> CommandStatus.RINVSRCNPI;
                default -> CommandStatus.RINVSRCADR;
            };
        }
        return switch (numbers.apply(destination)) {
            case NONE -> CommandStatus.ROK;
            case TON -> CommandStatus.RINVDSTTON;
            case NPI -> CommandStatus.RINVDSTNPI;
            case ADDRESS -> CommandStatus.RINVDSTADR;
        };
    }
}
