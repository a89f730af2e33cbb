package io.needletail.load.report.json;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of a report file: its fields by type, each failure naming the file and the field. */
final class ReportFields {
    private final String file;
    private final String path;
    private final ConfigObject object;

    ReportFields(String file, String path, ConfigObject object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    ReportFormatException problem(String name, String problem) {
        return new ReportFormatException(file, path + name + " " + problem);
    }

    boolean has(String name) {
        return object.containsKey(name);
    }

    String text(String name) throws ReportFormatException {
        if (value(name).unwrapped() instanceof String text) {
            return text;
        }
        throw problem(name, "must be a text");
    }

    boolean truth(String name) throws ReportFormatException {
        if (value(name).unwrapped() instanceof Boolean truth) {
            return truth;
        }
        throw problem(name, "must be true or false");
    }

    double number(String name) throws ReportFormatException {
        double number = number(name, value(name)).doubleValue();
        if (!Double.isFinite(number)) {
            throw problem(name, "must be a number");
        }
        return number;
    }

    /** A whole number, not negative. */
    long count(String name) throws ReportFormatException {
        return count(name, value(name));
    }

    ReportFields object(String name) throws ReportFormatException {
        return fields(name, value(name));
    }

    List<ReportFields> objects(String name) throws ReportFormatException {
        if (!(value(name) instanceof ConfigList list)) {
            throw problem(name, "must be a list");
        }
        List<ReportFields> all = new ArrayList<>();
        for (ConfigValue element : list) {
            all.add(fields(name + "[" + all.size() + "]", element));
        }
        return all;
    }

    Map<String, String> texts(String name) throws ReportFormatException {
        ReportFields fields = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : fields.object.keySet()) {
            texts.put(key, fields.text(key));
        }
        return texts;
    }

    Map<String, Long> counts(String name) throws ReportFormatException {
        ReportFields fields = object(name);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String key : fields.object.keySet()) {
            counts.put(key, fields.count(key));
        }
        return counts;
    }

    private long count(String name, ConfigValue value) throws ReportFormatException {
        try {
            long count = new BigDecimal(number(name, value).toString()).longValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ReportFormatException(file, path + name + " must be a whole number", e);
        }
        throw problem(name, "must not be negative");
    }

    private Number number(String name, ConfigValue value) throws ReportFormatException {
        if (value.unwrapped() instanceof Number number) {
            return number;
        }
        throw problem(name, "must be a number");
    }

    private ReportFields fields(String name, ConfigValue value) throws ReportFormatException {
        if (value instanceof ConfigObject inner) {
            return new ReportFields(file, path + name + ".", inner);
        }
        throw problem(name, "must be an object");
    }

    private ConfigValue value(String name) throws ReportFormatException {
        ConfigValue value = object.get(name);
        if (value == null) {
            throw problem(name, "is missing");
        }
        return value;
    }
}
