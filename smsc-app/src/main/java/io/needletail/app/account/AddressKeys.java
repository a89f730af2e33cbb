package io.needletail.app.account;

import io.needletail.api.account.AddressTerms;
import io.needletail.api.account.NumberPlan;
import io.needletail.api.account.SenderTerms;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of an account about addresses. */
final class AddressKeys {
    private static final int LONGEST_ADDRESS = 20;
    private static final String ANY = "any";

    /** Whether there may be senders that are no numbers. */
    enum Alphanumeric {
        ACCEPTED,
        REFUSED
    }

    static final Key<String> COUNTRY_CODE = new Key<>(
            "numbers.country-code",
            digits("1 to 3 digits, or empty", 3),
            "",
            "Makes numbers E.164 (TON 1, NPI 1) and refuses what cannot be: national ones get this country code. Empty leaves"
                    + " numbers as they are.");
    static final Key<String> NATIONAL_PREFIX = new Key<>(
            "numbers.national-prefix",
            digits("at most 5 digits", 5),
            "0",
            "What is before a national number and goes away.");
    static final Key<String> INTERNATIONAL_PREFIX = new Key<>(
            "numbers.international-prefix",
            digits("at most 5 digits", 5),
            "00",
            "What is before an international number and goes away, beside +.");
    static final Key<Integer> SHORT_CODES = new Key<>(
            "numbers.short-codes",
            KeyTypes.integer(0, 8),
            6,
            "Most digits of a short code, which stays as it is (TON 0, 3 or 6); 0 for no short codes.");
    static final Key<SenderTerms.Policy> POLICY = new Key<>(
            "sender.policy",
            KeyTypes.choice(SenderTerms.Policy.class),
            SenderTerms.Policy.ANY,
            "allow refuses a sender that is not in sender.allow with ESME_RINVSRCADR, replace puts sender.address in its place,"
                    + " force does so always.");
    static final Key<List<String>> ALLOW = new Key<>(
            "sender.allow",
            KeyTypes.listOf(KeyTypes.text(
                    "1 to 20 characters of ASCII, the last of which may be a *",
                    text -> !text.isEmpty() && isAddress(text))),
            List.of(),
            "Senders the account may use; one that ends in * is the beginning of many. Numbers as E.164 without + where"
                    + " numbers.country-code is set, else as submitted.");
    static final Key<String> ADDRESS = new Key<>(
            "sender.address",
            KeyTypes.text("at most 20 characters of ASCII", AddressKeys::isAddress),
            "",
            "The sender for force and replace: digits are a number, up to six of them a short code, anything else is"
                    + " alphanumeric.");
    static final Key<Alphanumeric> ALPHANUMERIC = new Key<>(
            "sender.alphanumeric",
            KeyTypes.choice(Alphanumeric.class),
            Alphanumeric.ACCEPTED,
            "Whether senders of TON 5 are accepted, else ESME_RINVSRCTON.");
    static final Key<Integer> ALPHANUMERIC_LONGEST = new Key<>(
            "sender.alphanumeric-longest",
            KeyTypes.integer(1, LONGEST_ADDRESS),
            LONGEST_ADDRESS,
            "Most characters of such a sender, else ESME_RINVSRCADR; the network carries 11.");
    static final Key<Integer> ALPHANUMERIC_NPI = new Key<>(
            "sender.alphanumeric-npi",
            KeyTypes.integer(SenderTerms.Alphanumeric.ANY_NPI, 18),
            SenderTerms.Alphanumeric.ANY_NPI,
            "NPI of such a sender, else ESME_RINVSRCNPI; -1 takes any.");
    static final Key<String> ALPHANUMERIC_CHARACTERS = new Key<>(
            "sender.alphanumeric-characters",
            KeyTypes.text("any, or the characters themselves", text -> true),
            ANY,
            "Characters of such a sender beside ASCII letters and digits, else ESME_RINVSRCADR; any does not look.");

    static final List<Key<?>> ALL = List.of(
            COUNTRY_CODE,
            NATIONAL_PREFIX,
            INTERNATIONAL_PREFIX,
            SHORT_CODES,
            POLICY,
            ALLOW,
            ADDRESS,
            ALPHANUMERIC,
            ALPHANUMERIC_LONGEST,
            ALPHANUMERIC_NPI,
            ALPHANUMERIC_CHARACTERS);

    private AddressKeys() {}

    /** @throws IllegalArgumentException for what does not go together */
    static AddressTerms read(Values values) {
        String countryCode = values.get(COUNTRY_CODE);
        NumberPlan plan = countryCode.isEmpty()
                ? NumberPlan.NONE
                : new NumberPlan(
                        countryCode,
                        values.get(NATIONAL_PREFIX),
                        values.get(INTERNATIONAL_PREFIX),
                        values.get(SHORT_CODES));
        @Nullable
        String characters =
                values.get(ALPHANUMERIC_CHARACTERS).equals(ANY) ? null : values.get(ALPHANUMERIC_CHARACTERS);
        SenderTerms.Alphanumeric alphanumeric = new SenderTerms.Alphanumeric(
                values.get(ALPHANUMERIC) == Alphanumeric.ACCEPTED,
                values.get(ALPHANUMERIC_LONGEST),
                values.get(ALPHANUMERIC_NPI),
                characters);
        return new AddressTerms(
                plan, new SenderTerms(values.get(POLICY), values.get(ALLOW), values.get(ADDRESS), alphanumeric));
    }

    private static KeyType<String> digits(String allowed, int most) {
        return KeyTypes.text(allowed, text -> text.matches("[0-9]{0," + most + "}"));
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
