package io.needletail.routing.rule;

import io.needletail.api.message.MessageState;
import io.needletail.api.route.Lane;
import java.time.Duration;

/** One thing that a rule does. Those of {@link Final} decide; the others change the decision or what is sent on. */
public sealed interface Action {

    /** Decides what becomes of the message. A rule has at most one. */
    sealed interface Final extends Action {}

    /** Changes what is sent on. */
    sealed interface Edit extends Action {}

    /** To a group or a single destination. */
    record ForwardTo(GroupExpression to) implements Final {}

    /**
     * To the group that a named list with values has for an address: a number's own, or that of its longest prefix. The
     * values are group expressions. A rule with this action holds only for addresses that the list has.
     */
    record ForwardBy(AddressSide side, String list) implements Final {}

    /** To the account that owns the address (ESME to ESME, mobile originated). Holds only where there is an owner. */
    record ForwardToOwner(AddressSide side) implements Final {}

    /** @param commandStatus anything but 0 */
    record Reject(int commandStatus) implements Final {}

    /** @param state a final one */
    record Drop(MessageState state) implements Final {}

    /** Takes a prefix off, where it is there; a leading {@code +} stays. */
    record StripPrefix(AddressSide side, String prefix) implements Edit {}

    /** Puts a prefix before the address; behind a leading {@code +}. */
    record AddPrefix(AddressSide side, String prefix) implements Edit {}

    /** Replaces the whole address. */
    record ReplaceAddress(AddressSide side, String address) implements Edit {}

    record SetTon(AddressSide side, int ton) implements Edit {}

    record SetNpi(AddressSide side, int npi) implements Edit {}

    /** Sets source_addr and its TON and NPI: alphanumeric 5/0, international 1/1 for digits with {@code +}, else 3/0. */
    record SetSender(String address) implements Edit {}

    /**
     * International digits, TON 1 and NPI 1: {@code +} and the international prefix are taken off, a trunk prefix is replaced
     * by the country code. Numbers that are neither, and alphanumeric addresses, stay as they are.
     *
     * @param countryCode digits, empty for none: then national numbers stay
     * @param internationalPrefix usually {@code 00}
     * @param trunkPrefix usually {@code 0}
     */
    record Normalise(AddressSide side, String countryCode, String internationalPrefix, String trunkPrefix)
            implements Edit {}

    /** Replaces every occurrence in the decoded text. */
    record ReplaceText(String find, String replacement) implements Edit {}

    /** Replaces the whole text, in the smallest alphabet that has its characters. */
    record SetText(String text) implements Edit {}

    record AppendText(String text) implements Edit {}

    record PrependText(String text) implements Edit {}

    /** @param hex the octets of the value, two hexadecimal digits each, no separators */
    record SetTlv(int tag, String hex) implements Edit {}

    record RemoveTlv(int tag) implements Edit {}

    /** @param serviceType at most 5 characters */
    record SetServiceType(String serviceType) implements Edit {}

    /** Longest validity from acceptance on; positive. Of several the last one counts. */
    record MaxValidity(Duration validity) implements Action {}

    record SetLane(Lane lane) implements Action {}

    /** A word for later rules, for records and for counters. Of several the last one counts. */
    record SetTag(String tag) implements Action {}

    /** Sends a copy to another group or destination as well: a message of its own, without a receipt. */
    record CopyTo(GroupExpression to) implements Action {}
}
