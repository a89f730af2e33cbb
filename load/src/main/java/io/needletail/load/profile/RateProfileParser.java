package io.needletail.load.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a rate profile as it is written on the command line. */
public final class RateProfileParser {
    /** For error messages and help. */
    public static final String FORMS =
            "5000, ramp:1000..20000/60s, step:1000/10s,5000/10s, spike:1000,10000@20s/5s," + " soak:5000/8h";

    private static final double MAX_RATE = 100e6;
    private static final Pattern RAMP = Pattern.compile("(.+)\\.\\.(.+)/(.+)");
    private static final Pattern SPIKE = Pattern.compile("([^,]+),([^@]+)@(.+)/(.+)");
    private static final Pattern STEP = Pattern.compile("(.+)/(.+)");

    private final String text;

    private RateProfileParser(String text) {
        this.text = text;
    }

    /**
     * The profile of a text.
     *
     * @throws IllegalArgumentException with the text and the forms there are
     */
    public static RateProfile parse(String text) {
        return new RateProfileParser(text.strip()).parse();
    }

    private RateProfile parse() {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "constant" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "constant" -> RateProfile.constant(text, rate(rest));
            case "ramp" -> profile(List.of(ramp(match(RAMP, rest))));
            case "step" -> profile(steps(rest));
            case "spike" -> profile(spike(match(SPIKE, rest)));
            case "soak" -> profile(List.of(step(rest)));
            default -> throw wrong("unknown kind " + kind);
        };
    }

    private RateProfile profile(List<RateSegment> segments) {
        return new RateProfile(text, segments);
    }

    private RateSegment ramp(Matcher parts) {
        double from = rateOrZero(parts.group(1));
        double to = rateOrZero(parts.group(2));
        if (from == 0 && to == 0) {
            throw wrong("a ramp from 0 to 0 sends nothing");
        }
        return new RateSegment(seconds(parts.group(3)), from, to);
    }

    private List<RateSegment> steps(String rest) {
        List<RateSegment> segments = new ArrayList<>();
        for (String one : rest.split(",", -1)) {
            segments.add(step(one));
        }
        if (segments.stream().allMatch(segment -> segment.from() == 0)) {
            throw wrong("all steps are 0");
        }
        return segments;
    }

    private RateSegment step(String one) {
        Matcher parts = match(STEP, one);
        double rate = rateOrZero(parts.group(1));
        return new RateSegment(seconds(parts.group(2)), rate, rate);
    }

    private List<RateSegment> spike(Matcher parts) {
        double base = rate(parts.group(1));
        double peak = rate(parts.group(2));
        return List.of(
                new RateSegment(seconds(parts.group(3)), base, base),
                new RateSegment(seconds(parts.group(4)), peak, peak),
                new RateSegment(Double.POSITIVE_INFINITY, base, base));
    }

    private double rate(String written) {
        double rate = rateOrZero(written);
        if (rate == 0) {
            throw wrong("the rate is 0");
        }
        return rate;
    }

    private double rateOrZero(String written) {
        String number = written.strip();
        double factor = 1;
        if (number.endsWith("k")) {
            number = number.substring(0, number.length() - 1);
            factor = 1000;
        }
        try {
            double rate = Double.parseDouble(number) * factor;
            if (rate >= 0 && rate <= MAX_RATE) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw wrong("'" + written + "' is no number of messages a second");
        }
        throw wrong("'" + written + "' is not between 0 and 100 million messages a second");
    }

    private double seconds(String written) {
        try {
            double seconds = TimeSpan.parse(written).toNanos() / 1e9;
            if (seconds > 0) {
                return seconds;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        throw wrong("'" + written + "' is no time");
    }

    private Matcher match(Pattern pattern, String rest) {
        Matcher matcher = pattern.matcher(rest);
        if (!matcher.matches()) {
            throw wrong("the part behind the colon is not of that form");
        }
        return matcher;
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("'" + text + "' is no rate: " + why + "; forms are " + FORMS);
    }
}
