package io.needletail.app.config.bind;

import io.needletail.api.net.AddressSet;
import io.needletail.api.text.TextAlphabet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The types of value that keys have. */
public final class KeyTypes {

    private KeyTypes() {}

    /** A whole number in a range. */
    public static KeyType<Integer> integer(int min, int max) {
        return checked("a whole number from " + min + " to " + max, Integer::valueOf, v -> v >= min && v <= max);
    }

    /** A whole number of 64 bits. */
    public static KeyType<Long> longInteger() {
        return checked("a whole number", Long::valueOf, v -> true);
    }

    /** A power of two in a range. */
    public static KeyType<Integer> powerOfTwo(int min, int max) {
        return checked(
                "a power of two from " + min + " to " + max,
                Integer::valueOf,
                v -> v >= min && v <= max && Integer.bitCount(v) == 1);
    }

    /** A number, possibly with a fraction, in a range. */
    public static KeyType<Double> number(double min, double max) {
        return new ScalarType<>(
                "a number from " + plain(min) + " to " + plain(max),
                check(Double::valueOf, v -> v >= min && v <= max),
                KeyTypes::plain);
    }

    /** True or false. */
    public static KeyType<Boolean> flag() {
        return new ScalarType<>("true or false", KeyTypes::parseFlag, String::valueOf);
    }

    /** A text that fulfils a condition. */
    public static KeyType<String> text(String allowed, Predicate<String> condition) {
        return new ScalarType<>(allowed, check(Function.identity(), condition), KeyTypes::quote);
    }

    /** A host name or an IP address to listen on. */
    public static KeyType<String> host() {
        return text("a host name or an IP address", v -> v.matches("[A-Za-z0-9.:_%-]{1,255}"));
    }

    /** A text that no message repeats. */
    public static KeyType<String> secret() {
        return new SecretType();
    }

    /** Addresses of the network, as many as one likes. */
    public static KeyType<List<AddressSet>> addresses() {
        return oneOrMore(parsed(
                "anywhere, loopback, an address, or a block of addresses such as 10.1.0.0/16 with no bits set behind its"
                        + " prefix",
                AddressSet::parse,
                AddressSet::toString));
    }

    /** A path of the file system. */
    public static KeyType<String> path() {
        return text("a path", v -> !v.isBlank());
    }

    /** One constant of an enum, written in lower case with dashes. */
    public static <E extends Enum<E>> KeyType<E> choice(Class<E> type) {
        return oneOf(Arrays.asList(type.getEnumConstants()));
    }

    /** An alphabet that texts can be in. */
    public static KeyType<TextAlphabet> alphabet() {
        return oneOf(Arrays.stream(TextAlphabet.values())
                .filter(TextAlphabet::isText)
                .toList());
    }

    private static <E extends Enum<E>> KeyType<E> oneOf(List<E> constants) {
        String allowed = constants.stream().map(KeyTypes::word).collect(Collectors.joining(", ", "one of ", ""));
        return new ScalarType<>(allowed, text -> choose(constants, text), KeyTypes::word);
    }

    /** A duration with its unit. */
    public static KeyType<Duration> duration(Duration min, Duration max) {
        return new ScalarType<>(
                "a duration from " + Durations.format(min) + " to " + Durations.format(max)
                        + " with a unit of ms, s, m, h or d",
                check(Durations::parse, v -> v.compareTo(min) >= 0 && v.compareTo(max) <= 0),
                Durations::format);
    }

    /** A number of bytes with its unit. */
    public static KeyType<Long> bytes(long min, long max) {
        return new ScalarType<>(
                "a size from " + ByteSizes.format(min) + " to " + ByteSizes.format(max)
                        + ", as a number of bytes or with a unit of KiB, MiB or GiB",
                check(ByteSizes::parse, v -> v >= min && v <= max),
                ByteSizes::format);
    }

    /** A list of values. */
    public static <T> KeyType<List<T>> listOf(KeyType<T> element) {
        return new ListType<>(element, "a list; each element " + element.allowed());
    }

    /** One value, or a list of at least one. */
    public static <T> KeyType<List<T>> oneOrMore(KeyType<T> element) {
        return new OneOrMoreType<>(element, new ListType<>(element, "a list; each element " + element.allowed()));
    }

    /** A section with names of the user's choice. */
    public static <T> KeyType<Map<String, T>> mapOf(KeyType<T> element) {
        return new MapType<>(element, "a section of names; each value " + element.allowed());
    }

    /** Whatever a parser takes that throws {@link IllegalArgumentException} for the rest. */
    public static <T> KeyType<T> parsed(String allowed, Function<String, T> parser, Function<T, String> formatter) {
        return new ScalarType<>(allowed, parser, formatter);
    }

    private static <T> KeyType<T> checked(String allowed, Function<String, T> parser, Predicate<T> condition) {
        return new ScalarType<>(allowed, check(parser, condition), String::valueOf);
    }

    private static <T> Function<String, T> check(Function<String, T> parser, Predicate<T> condition) {
        return text -> {
            T value = parser.apply(text);
            if (!condition.test(value)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        };
    }

    private static Boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <E extends Enum<E>> E choose(List<E> constants, String text) {
        for (E constant : constants) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
