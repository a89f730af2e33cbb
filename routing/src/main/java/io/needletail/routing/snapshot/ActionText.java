package io.needletail.routing.snapshot;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.routing.rule.Action;

/** Actions in words. */
final class ActionText {
    private ActionText() {}

    static String of(Action action) {
        if (action instanceof Action.ForwardTo forward) {
            return "forward to " + forward.to();
        } else if (action instanceof Action.ForwardBy by) {
            return "forward by list " + by.list();
        } else if (action instanceof Action.ForwardToOwner) {
            return "forward to the owner of the number";
        } else if (action instanceof Action.Reject reject) {
            return "reject with " + CommandStatus.text(reject.commandStatus());
        } else if (action instanceof Action.Drop drop) {
            return "drop as " + drop.state();
        } else if (action instanceof Action.MaxValidity validity) {
            return "validity at most " + validity.validity();
        } else if (action instanceof Action.SetLane lane) {
            return "lane " + lane.lane();
        } else if (action instanceof Action.SetTag tag) {
            return "tag " + tag.tag();
        } else if (action instanceof Action.CopyTo copy) {
            return "copy to " + copy.to();
        }
        return edit(action);
    }

    private static String edit(Action action) {
        if (action instanceof Action.StripPrefix strip) {
            return ConditionText.side(strip.side()) + ": strip prefix " + strip.prefix();
        } else if (action instanceof Action.AddPrefix add) {
            return ConditionText.side(add.side()) + ": add prefix " + add.prefix();
        } else if (action instanceof Action.ReplaceAddress replace) {
            return ConditionText.side(replace.side()) + ": replace by " + replace.address();
        } else if (action instanceof Action.SetTon ton) {
            return ConditionText.side(ton.side()) + ": ton " + ton.ton();
        } else if (action instanceof Action.SetNpi npi) {
            return ConditionText.side(npi.side()) + ": npi " + npi.npi();
        } else if (action instanceof Action.SetSender sender) {
            return "sender " + sender.address();
        } else if (action instanceof Action.Normalise normalise) {
            return ConditionText.side(normalise.side()) + ": normalise, country code " + normalise.countryCode();
        } else if (action instanceof Action.ReplaceText replace) {
            return "text: replace '" + replace.find() + "' by '" + replace.replacement() + "'";
        } else if (action instanceof Action.SetText set) {
            return "text: set '" + set.text() + "'";
        } else if (action instanceof Action.AppendText append) {
            return "text: append '" + append.text() + "'";
        } else if (action instanceof Action.PrependText prepend) {
            return "text: prepend '" + prepend.text() + "'";
        } else if (action instanceof Action.SetTlv set) {
            return String.format("set tlv 0x%04X to %s", set.tag(), set.hex());
        } else if (action instanceof Action.RemoveTlv remove) {
            return String.format("remove tlv 0x%04X", remove.tag());
        }
        return "service_type '" + ((Action.SetServiceType) action).serviceType() + "'";
    }
}
