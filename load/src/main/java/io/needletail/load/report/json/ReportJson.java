package io.needletail.load.report.json;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.needletail.load.report.LoadReport;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports as JSON files: what is written can be read again, histograms included. Stateless: any thread. */
public final class ReportJson {
    /** Version of the format; a field that is only added does not change it. */
    public static final int VERSION = 1;

    static final String FORMAT = "needletail-load-report";
    static final String FORMAT_FIELD = "format";
    static final String VERSION_FIELD = "version";

    private ReportJson() {}

    public static String write(LoadReport report) {
        return JsonText.of(ReportWriting.report(report));
    }

    public static void write(LoadReport report, Path file) throws IOException {
        Files.writeString(file, write(report));
    }

    /**
     * Reads a file.
     *
     * @throws ReportFormatException when it is no report, or one of a later version
     * @throws IOException when the file cannot be read
     */
    public static LoadReport read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ReportFormatException(file.toString(), "there is no such file");
        }
        try {
            return parse(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
            throw new ReportFormatException(file.toString(), "is not text in UTF-8", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name of the file, for messages
     */
    public static LoadReport parse(String json, String name) throws ReportFormatException {
        ReportFields fields = new ReportFields(name, "", parseObject(json, name));
        if (!fields.has(FORMAT_FIELD) || !fields.text(FORMAT_FIELD).equals(FORMAT)) {
            throw new ReportFormatException(name, "is not a load report of this program");
        }
        long version = fields.count(VERSION_FIELD);
        if (version > VERSION) {
            throw new ReportFormatException(
                    name,
                    "has format version " + version + "; this program reads versions up to " + VERSION
                            + ": use a later one");
        }
        return ReportReading.report(fields);
    }

    private static ConfigObject parseObject(String json, String name) throws ReportFormatException {
        ConfigParseOptions strict = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);
        try {
            return ConfigFactory.parseString(json, strict).root();
        } catch (ConfigException e) {
            throw new ReportFormatException(name, "is not JSON: " + oneLine(String.valueOf(e.getMessage())), e);
        }
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
