package io.needletail.load.message;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of messages of a run, by weight.
 *
 * @param variants at least one
 */
public record MessageMix(List<MessageVariant> variants) {
    private static final Pattern WEIGHTED = Pattern.compile("(\\d{1,6})\\*(.*)", Pattern.DOTALL);
    private static final Set<String> KEYS = Set.of("weight", "text", "encoding", "length", "long");
    private static final String FORM =
            "write messages = [{ weight = 9, text = Hello }, { weight = 1, text = Hi, encoding = ucs2, length = 200, long = sar }]";

    public MessageMix {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("a mix has at least one message");
        }
    }

    /** Texts as on the command line, each with a weight in front ({@code 9*Hello}) or of weight 1, otherwise alike. */
    public static MessageMix of(List<String> texts, TextEncoding encoding, int length, LongForm form) {
        List<MessageVariant> variants = new ArrayList<>();
        for (String text : texts) {
            Matcher weighted = WEIGHTED.matcher(text);
            boolean hasWeight = weighted.matches();
            int weight = hasWeight ? Integer.parseInt(weighted.group(1)) : 1;
            String plain = hasWeight ? weighted.group(2) : text;
            variants.add(new MessageVariant(weight, plain, encoding, length, form));
        }
        return new MessageMix(variants);
    }

    /**
     * A mix from a HOCON file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming the file and what is wrong in it
     */
    public static MessageMix read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Config config = ConfigFactory.parseReader(reader).resolve();
            List<MessageVariant> variants = new ArrayList<>();
            for (Config one : config.getConfigList("messages")) {
                variants.add(variant(one));
            }
            return new MessageMix(variants);
        } catch (ConfigException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage() + "; " + FORM, e);
        }
    }

    private static MessageVariant variant(Config one) {
        Set<String> unknown = new TreeSet<>(one.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown key " + unknown.iterator().next());
        }
        return new MessageVariant(
                one.hasPath("weight") ? one.getInt("weight") : 1,
                one.getString("text"),
                one.hasPath("encoding") ? TextEncoding.parse(one.getString("encoding")) : TextEncoding.AUTO,
                one.hasPath("length") ? one.getInt("length") : 0,
                one.hasPath("long") ? LongForm.parse(one.getString("long")) : LongForm.UDH);
    }
}
