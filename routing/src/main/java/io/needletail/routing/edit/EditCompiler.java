package io.needletail.routing.edit;

import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.MessageEdit;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.Problems;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes edits of what a rule says; what is wrong goes to the problems. One thread. */
public final class EditCompiler {
    private static final int MAX_OCTET = 255;
    private static final int MAX_TLV_HEX = 2 * 1024;
    private static final int UNKNOWN = 0;
    private static final int INTERNATIONAL = 1;
    private static final int NETWORK = 3;
    private static final int ALPHANUMERIC = 5;
    private static final int MAX_ALPHANUMERIC = 11;

    private final Problems problems;

    public EditCompiler(Problems problems) {
        this.problems = problems;
    }

    /**
     * Compiles one edit; of no use after a problem.
     *
     * @param where begins the errors
     */
    public MessageEdit compile(Action.Edit edit, String where) {
        if (edit instanceof Action.StripPrefix strip) {
            return new AddressEdits.Strip(
                    AddressField.of(strip.side()), digits(where, "strip-prefix", strip.prefix(), 1));
        } else if (edit instanceof Action.AddPrefix add) {
            return new AddressEdits.Add(AddressField.of(add.side()), digits(where, "add-prefix", add.prefix(), 1));
        } else if (edit instanceof Action.ReplaceAddress replace) {
            return new AddressEdits.Replace(
                    AddressField.of(replace.side()), address(where, "address", replace.address()));
        } else if (edit instanceof Action.SetTon ton) {
            return new AddressEdits.Ton(AddressField.of(ton.side()), octet(where, "ton", ton.ton()));
        } else if (edit instanceof Action.SetNpi npi) {
            return new AddressEdits.Npi(AddressField.of(npi.side()), octet(where, "npi", npi.npi()));
        } else if (edit instanceof Action.SetSender sender) {
            return sender(where, sender.address());
        } else if (edit instanceof Action.Normalise normalise) {
            return new AddressEdits.Normalise(
                    AddressField.of(normalise.side()),
                    digits(where, "country-code", normalise.countryCode(), 0),
                    digits(where, "international-prefix", normalise.internationalPrefix(), 0),
                    digits(where, "trunk-prefix", normalise.trunkPrefix(), 0));
        }
        return other(edit, where);
    }

    private MessageEdit other(Action.Edit edit, String where) {
        if (edit instanceof Action.ReplaceText replace) {
            String find = text(where, "find", replace.find());
            return new TextEdits.Replace(new EditedText(find), new EditedText(replace.replacement()));
        } else if (edit instanceof Action.SetText set) {
            return new TextEdits.Set(text(where, "set", set.text()));
        } else if (edit instanceof Action.AppendText append) {
            return new TextEdits.Append(new EditedText(text(where, "append", append.text())));
        } else if (edit instanceof Action.PrependText prepend) {
            return new TextEdits.Prepend(new EditedText(text(where, "prepend", prepend.text())));
        } else if (edit instanceof Action.SetTlv set) {
            return new FieldEdits.SetTlv(tag(where, set.tag()), hex(where, set.hex()));
        } else if (edit instanceof Action.RemoveTlv remove) {
            return new FieldEdits.RemoveTlv(tag(where, remove.tag()));
        }
        String serviceType = ((Action.SetServiceType) edit).serviceType();
        if (!serviceType.matches("[ -~]{0,5}")) {
            problems.error(where, "service-type", serviceType, "up to 5 ASCII characters");
        }
        return new FieldEdits.ServiceType(serviceType.getBytes(StandardCharsets.ISO_8859_1));
    }

    private MessageEdit sender(String where, String address) {
        byte[] octets = address(where, "sender", address);
        if (address.matches("\\+[0-9]+")) {
            return new AddressEdits.Sender(octets, INTERNATIONAL, 1);
        }
        if (address.matches("[0-9]+")) {
            return new AddressEdits.Sender(octets, NETWORK, 0);
        }
        if (address.length() > MAX_ALPHANUMERIC) {
            problems.error(where, "sender", address, "digits, or up to " + MAX_ALPHANUMERIC + " letters and signs");
        }
        return new AddressEdits.Sender(octets, ALPHANUMERIC, UNKNOWN);
    }

    private byte[] digits(String where, String key, String value, int least) {
        if (!value.matches("[0-9]{" + least + ",20}")) {
            problems.error(where, key, value, (least == 0 ? "up to" : "1 to") + " 20 digits");
        }
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] address(String where, String key, String value) {
        if (!value.matches("[ -~\\u00A0-\\u00FF]{1,20}")) {
            problems.error(where, key, value, "1 to 20 characters of Latin-1");
            return new byte[0];
        }
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    private int octet(String where, String key, int value) {
        if (value < 0 || value > MAX_OCTET) {
            problems.error(where, key, value, "0 to " + MAX_OCTET);
        }
        return value;
    }

    private String text(String where, String key, String value) {
        if (value.isEmpty()) {
            problems.error(where, key, value, "at least one character");
        }
        return value;
    }

    private int tag(String where, int tag) {
        if (tag < 1 || tag > 0xFFFF || tag == TlvTag.MESSAGE_PAYLOAD) {
            problems.error(where, "tlv", tag, "1 to 65535, and not message_payload, which text actions change");
        }
        return tag;
    }

    private byte[] hex(String where, String hex) {
        if (hex.length() > MAX_TLV_HEX || !hex.matches("([0-9a-fA-F]{2})*")) {
            problems.error(where, "tlv", hex, "up to 1024 octets, two hexadecimal digits each");
            return new byte[0];
        }
        return HexFormat.of().parseHex(hex);
    }
}
