package io.needletail.core.address;

import io.needletail.api.account.SenderTerms;
import io.needletail.core.address.NumberRules.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which senders an account may use, and what becomes of the others. Immutable: any thread. */
final class SenderRules {
    private static final int USUAL_SHORT_CODE = 6;
    private static final byte MANY = '*';

    private final SenderTerms.Policy policy;
    private final SenderTerms.Alphanumeric alphanumeric;
    private final NumberRules numbers;
    private final byte[][] allowed;
    private final byte[] address;
    private final int ton;
    private final int npi;
    private final boolean checksType;

    SenderRules(SenderTerms terms, NumberRules numbers) {
        this.numbers = numbers;
        policy = terms.policy();
        alphanumeric = terms.alphanumeric();
        List<String> list = terms.allowed();
        allowed = list.stream().map(NumberRules::ascii).toArray(byte[][]::new);
        address = NumberRules.ascii(terms.address());
        ton = ton(terms.address());
        int alphanumericNpi = Math.max(0, alphanumeric.npi());
        npi = switch (ton) {
            case NumberRules.INTERNATIONAL -> NumberRules.ISDN;
            case NumberRules.ALPHANUMERIC -> alphanumericNpi;
            default -> 0;
        };
        checksType = numbers.isUsed() || !alphanumeric.equals(SenderTerms.Alphanumeric.ANY);
    }

    /** Checks a sender as it was submitted, and changes it to what it is to be. */
    Fault apply(Address sender) {
        if (policy == SenderTerms.Policy.FORCE) {
            sender.replace(address, ton, npi);
            return Fault.NONE;
        }
        if (policy == SenderTerms.Policy.REPLACE && isReplacement(sender)) {
            return Fault.NONE;
        }
        Fault fault = sender.length == 0 ? Fault.NONE : form(sender);
        if (policy == SenderTerms.Policy.ANY || fault != Fault.NONE && policy == SenderTerms.Policy.ALLOW) {
            return fault;
        }
        if (fault == Fault.NONE && isAllowed(sender)) {
            return Fault.NONE;
        }
        if (policy == SenderTerms.Policy.ALLOW) {
            return Fault.ADDRESS;
        }
        sender.replace(address, ton, npi);
        return Fault.NONE;
    }

    private boolean isReplacement(Address sender) {
        return sender.ton == ton && sender.npi == npi && sender.length == address.length && sender.startsWith(address);
    }

    private Fault form(Address sender) {
        if (!checksType) {
            return Fault.NONE;
        }
        if (sender.ton == NumberRules.ALPHANUMERIC) {
            return alphanumeric(sender);
        }
        boolean number = sender.isDigits(sender.bytes[0] == '+' ? 1 : 0);
        return number ? numbers.apply(sender) : Fault.TON;
    }

    private Fault alphanumeric(Address sender) {
        if (!alphanumeric.accepted()) {
            return Fault.TON;
        }
        if (alphanumeric.npi() != SenderTerms.Alphanumeric.ANY_NPI && sender.npi != alphanumeric.npi()) {
            return Fault.NPI;
        }
        return sender.length > alphanumeric.longest() || !hasCharacters(sender, alphanumeric.characters())
                ? Fault.ADDRESS
                : Fault.NONE;
    }

    private static boolean hasCharacters(Address sender, @Nullable String more) {
        for (int i = 0; more != null && i < sender.length; i++) {
            int c = sender.bytes[i] & 0xFF;
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isAllowed(Address sender) {
        for (byte[] one : allowed) {
            if (matches(sender, one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Address sender, byte[] allowed) {
        boolean many = allowed.length > 0 && allowed[allowed.length - 1] == MANY;
        int length = many ? allowed.length - 1 : allowed.length;
        if (many ? sender.length < length : sender.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (sender.bytes[i] != allowed[i]) {
                return false;
            }
        }
        return true;
    }

    private static int ton(String address) {
        if (!address.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NumberRules.ALPHANUMERIC;
        }
        return address.length() <= USUAL_SHORT_CODE ? NumberRules.NETWORK_SPECIFIC : NumberRules.INTERNATIONAL;
    }
}
