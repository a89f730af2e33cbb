package io.needletail.load.report.json;

import io.needletail.load.report.Latency;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A distribution in the file: percentiles for people, the histogram (compressed V2 encoding, base64) for programs. */
final class LatencyField {
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 99.99};
    private static final String HISTOGRAM = "histogram";

    private LatencyField() {}

    static Map<String, Object> write(Latency latency) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("count", latency.count());
        field.put("unit", "ms");
        field.put("mean", millis(latency.meanMillis()));
        for (double percentile : PERCENTILES) {
            field.put(name(percentile), millis(latency.millisAt(percentile)));
        }
        field.put("max", millis(latency.maxMillis()));
        field.put(HISTOGRAM, encode(latency.nanos()));
        return field;
    }

    static Latency read(ReportFields fields) throws ReportFormatException {
        try {
            byte[] bytes = Base64.getDecoder().decode(fields.text(HISTOGRAM));
            return new Latency(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
        } catch (DataFormatException | RuntimeException e) {
            throw fields.problem(HISTOGRAM, "cannot be decoded");
        }
    }

    private static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.copy().encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile) ? String.format(Locale.ROOT, "p%.0f", percentile) : "p" + percentile;
    }

    /** To the microsecond: more would be noise. */
    private static double millis(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
