package io.needletail.app.route.file;

import io.needletail.api.message.MessageState;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.IntRange;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scalar types of routing files. */
public final class RouteTypes {
    public static final KeyType<String> NAME =
            KeyTypes.text("a name of 1 to 64 letters, digits and . _ - :", v -> v.matches("[A-Za-z0-9._:-]{1,64}"));
    public static final KeyType<String> SYSTEM_ID =
            KeyTypes.text("a system_id of 1 to 15 characters", v -> v.length() >= 1 && v.length() <= 15);
    /** With its @ it is a system_id. */
    public static final KeyType<String> CARRIER = KeyTypes.text(
            "a carrier's name of 1 to 14 letters, digits and . _ -", v -> v.matches("[A-Za-z0-9._-]{1,14}"));

    public static final KeyType<String> TAG =
            KeyTypes.text("a tag of 1 to 64 letters, digits and . _ -", v -> v.matches("[A-Za-z0-9._-]{1,64}"));
    public static final KeyType<String> PREFIX =
            KeyTypes.text("1 to 20 digits, with or without a leading +", v -> v.matches("\\+?[0-9]{1,20}"));
    public static final KeyType<String> ADDRESS =
            KeyTypes.text("an address of 1 to 20 printable characters", v -> v.matches("[\\x20-\\x7E]{1,20}"));
    public static final KeyType<String> OWNED = KeyTypes.text(
            "1 to 20 digits, with or without a leading +; with * at the end all numbers that begin so",
            v -> v.matches("\\+?[0-9]{1,20}\\*?"));
    public static final KeyType<String> REGEX = KeyTypes.text("a regular expression", v -> !v.isEmpty());
    public static final KeyType<String> TEXT =
            KeyTypes.text("a text of 1 to 1000 characters", v -> !v.isEmpty() && v.length() <= 1_000);
    public static final KeyType<String> ANY_TEXT =
            KeyTypes.text("a text of at most 1000 characters", v -> v.length() <= 1_000);
    public static final KeyType<String> SERVICE_TYPE =
            KeyTypes.text("at most 5 printable ASCII characters", v -> v.matches("[\\x20-\\x7E]{0,5}"));
    public static final KeyType<String> DIGITS = KeyTypes.text("digits", v -> v.matches("[0-9]{0,10}"));
    public static final KeyType<Integer> OCTET = number("0 to 255, decimal or with 0x", 0xFF);
    public static final KeyType<Integer> TON =
            named("unknown, international, national, network-specific, subscriber, alphanumeric, abbreviated", 6);
    public static final KeyType<Integer> NPI = number("0 to 18", 18);
    public static final KeyType<String> HEX = KeyTypes.parsed(
            "octets in hexadecimal, two digits each, such as 0a1b", RouteTypes::hex, Function.identity());
    public static final KeyType<IntRange> RANGE = KeyTypes.parsed(
            "a number from 0 to 255, decimal or with 0x, or a range such as 4-7",
            RouteTypes::range,
            IntRange::toString);
    public static final KeyType<Double> PERCENT =
            KeyTypes.parsed("a number above 0, up to 100", RouteTypes::percent, RouteTypes::plain);
    public static final KeyType<ZoneId> ZONE =
            KeyTypes.parsed("a time zone such as Europe/Berlin or UTC", RouteTypes::zone, ZoneId::getId);
    public static final KeyType<LocalTime> TIME = KeyTypes.parsed(
            "a time of day from \"00:00\" to \"24:00\", in quotes", RouteTypes::time, LocalTime::toString);
    public static final KeyType<List<DayOfWeek>> DAYS = KeyTypes.parsed(
            "one of mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri",
            RouteTypes::days,
            days -> days.stream().map(RouteTypes::day).collect(Collectors.joining(", ")));
    public static final KeyType<AddressSide> SIDE =
            KeyTypes.parsed("one of from, to", RouteTypes::side, side -> side == AddressSide.SOURCE ? "from" : "to");
    public static final KeyType<MessageState> FINAL_STATE = KeyTypes.parsed(
            "a final state: one of delivered, expired, deleted, undeliverable, accepted, unknown, rejected, skipped",
            RouteTypes::finalState,
            state -> state.name().toLowerCase(Locale.ROOT));

    private static final Pattern RANGE_FORM = Pattern.compile("([0-9A-Fa-fx]+)\\s*-\\s*([0-9A-Fa-fx]+)");

    private RouteTypes() {}

    private static KeyType<Integer> number(String allowed, int most) {
        return KeyTypes.parsed("a number from " + allowed, text -> within(Integer.decode(text), most), String::valueOf);
    }

    private static KeyType<Integer> named(String names, int most) {
        List<String> all = Arrays.asList(names.split(", "));
        return KeyTypes.parsed(
                "one of " + names + ", or their number from 0 to " + most,
                text -> all.contains(text) ? all.indexOf(text) : within(Integer.decode(text), most),
                all::get);
    }

    private static int within(int number, int most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(Integer.toString(number));
        }
        return number;
    }

    private static IntRange range(String text) {
        var matcher = RANGE_FORM.matcher(text);
        if (!matcher.matches()) {
            return IntRange.of(within(Integer.decode(text), 0xFF));
        }
        int from = within(Integer.decode(matcher.group(1)), 0xFF);
        int to = within(Integer.decode(matcher.group(2)), 0xFF);
        if (to < from) {
            throw new IllegalArgumentException(text);
        }
        return new IntRange(from, to);
    }

    static String hex(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return HexFormat.of().formatHex(HexFormat.of().parseHex(text));
    }

    private static Double percent(String text) {
        double percent = Double.parseDouble(text);
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(text);
        }
        return percent;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The end of the day is the beginning of the next. */
    private static LocalTime time(String text) {
        if (text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new IllegalArgumentException(text);
        }
        return LocalTime.parse(text);
    }

    /** A range may go over Sunday. */
    private static List<DayOfWeek> days(String text) {
        int dash = text.indexOf('-');
        DayOfWeek first = day(dash < 0 ? text : text.substring(0, dash));
        DayOfWeek last = dash < 0 ? first : day(text.substring(dash + 1));
        List<DayOfWeek> days = new ArrayList<>(List.of(first));
        for (DayOfWeek day = first; day != last; ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day(day).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static AddressSide side(String text) {
        return switch (text) {
            case "from" -> AddressSide.SOURCE;
            case "to" -> AddressSide.DESTINATION;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static MessageState finalState(String text) {
        return Arrays.stream(MessageState.values())
                .filter(MessageState::isFinal)
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
