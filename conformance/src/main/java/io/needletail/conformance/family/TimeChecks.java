package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.Status;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** schedule_delivery_time and validity_period: {@code YYMMDDhhmmsstnnp}. */
final class TimeChecks {
    private static final Clause CLAUSE = Clause.of("5.2.15, 5.2.16, 7.1.1", "4.7.23");

    private TimeChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Operation operation : List.of(Operation.SUBMIT_SM, Operation.SUBMIT_MULTI, Operation.REPLACE_SM)) {
            for (String field : List.of("schedule_delivery_time", "validity_period")) {
                right().forEach((name, time) ->
                        checks.add(check(operation, field, name, time, Outcomes.usual(operation))));
                int status = field.equals("validity_period") ? Status.RINVEXPIRY : Status.RINVSCHED;
                Expectation refused = Expectation.response(operation, status);
                wrong().forEach((name, time) -> checks.add(check(operation, field, name, () -> time, refused)));
                Expectation either = Outcomes.usual(operation).orResponse(operation, status);
                open().forEach((name, time) -> checks.add(check(operation, field, name, () -> time, either)));
            }
        }
        return checks;
    }

    private static Map<String, Supplier<String>> right() {
        Map<String, Supplier<String>> times = new LinkedHashMap<>();
        times.put("empty", () -> "");
        times.put("relative", () -> "000000000100000R");
        times.put("relative_days", () -> "000001000000000R");
        times.put("absolute_utc", () -> at(0, "00+"));
        times.put("absolute_east", () -> at(2, "08+"));
        times.put("absolute_west", () -> at(-5, "20-"));
        times.put("absolute_quarter_hour", () -> at(0, "01-"));
        return times;
    }

    private static Map<String, String> wrong() {
        Map<String, String> times = new LinkedHashMap<>();
        times.put("of_1", "0");
        times.put("of_12", "300101120000");
        times.put("of_15", "30010112000000+");
        times.put("of_17", "30010112000000000+");
        times.put("letter", "3001011200x0000+");
        times.put("blank", "300101 12000000+");
        times.put("month_0", "300001120000000+");
        times.put("month_13", "301301120000000+");
        times.put("day_0", "300100120000000+");
        times.put("day_32", "300132120000000+");
        times.put("april_31", "300431120000000+");
        times.put("february_29_of_2030", "300229120000000+");
        times.put("hour_24", "300101240000000+");
        times.put("minute_60", "300101126000000+");
        times.put("second_60", "300101120060000+");
        times.put("quarter_hours_49", "300101120000049+");
        times.put("sign_missing", "3001011200000000");
        times.put("sign_x", "300101120000000X");
        times.put("tenths_letter", "300101120000x00+");
        return times;
    }

    /** Well formed, but not sensible, or ruled by the operator: taken or refused. */
    private static Map<String, String> open() {
        Map<String, String> times = new LinkedHashMap<>();
        times.put("past", "200101120000000+");
        times.put("century", "990101120000000+");
        times.put("far_future", "370101120000000+");
        times.put("relative_years", "990000000000000R");
        times.put("relative_with_offset", "000000000100948R");
        return times;
    }

    private static Check check(
            Operation operation, String field, String name, Supplier<String> time, Expectation expectation) {
        return Check.of(
                Family.VALUE,
                operation + "." + field + "." + name,
                operation + " with " + field + " '" + name.replace('_', ' ') + "': " + expectation,
                CLAUSE,
                Needs.of(SessionState.BOUND_TX, operation),
                Exchange.of(SessionState.BOUND_TX, operation, usual -> usual.text(field, time.get()), expectation));
    }

    /** An hour from now, on the clock of a place so many hours ahead of UTC. */
    private static String at(int hoursAhead, String offset) {
        OffsetDateTime local =
                OffsetDateTime.now(ZoneOffset.ofHours(hoursAhead)).plusHours(1);
        return DateTimeFormatter.ofPattern("yyMMddHHmmss").format(local) + "0" + offset;
    }
}
