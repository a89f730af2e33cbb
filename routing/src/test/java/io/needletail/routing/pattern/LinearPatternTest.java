package io.needletail.routing.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
    private static final String LETTERS = "abc";

    /** Random expressions over few letters, held against java.util.regex; the table and the simulation, characters and octets. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_128})
    void shouldFindWhatJavaFinds(long seed) throws PatternException {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            String regex = (random.nextInt(5) == 0 ? "(?i)" : "") + expression(random, 3);
            Pattern expected = Pattern.compile(regex);
            LinearPattern table = LinearPattern.compile(regex);
            LinearPattern simulated = LinearPattern.compile(regex, 0);
            for (int t = 0; t < 20; t++) {
                String text = text(random);
                boolean found = expected.matcher(text).find();
                String as = "seed " + seed + ", /" + regex + "/ in '" + text + "'";
                byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
                assertThat(table.find(text.toCharArray(), 0, text.length()))
                        .as(as)
                        .isEqualTo(found);
                assertThat(table.find(octets, 0, octets.length)).as(as).isEqualTo(found);
                assertThat(simulated.find(text.toCharArray(), 0, text.length()))
                        .as("simulated, " + as)
                        .isEqualTo(found);
                assertThat(simulated.find(octets, 0, octets.length))
                        .as("simulated, " + as)
                        .isEqualTo(found);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'^\\+?44[0-9]{3}$', '+44123', true",
        "'^\\+?44[0-9]{3}$', '44123x', false",
        "'\\bcode', '', error",
        "'(?i)straße|ÄB', 'äb', true",
        "'[^a-z]', 'abc', false",
        "'[]x]', ']', true",
        "'[a-]', '-', true",
        "'\\u20ac', '€', true",
        "'a.c', 'a\nc', false",
        "'', '', true"
    })
    void shouldReadWhatEverybodyWrites(String regex, String text, String expected) throws PatternException {
        if (expected.equals("error")) {
            assertThatThrownBy(() -> LinearPattern.compile(regex)).isInstanceOf(PatternException.class);
        } else {
            LinearPattern pattern = LinearPattern.compile(regex);
            assertThat(pattern.find(text.toCharArray(), 0, text.length())).isEqualTo(Boolean.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a(b', 4",
        "'a)', 2",
        "'*a', 1",
        "'a**', 3",
        "'a{3,2}', 3",
        "'[z-a]', 3",
        "'(a)\\1', 5",
        "'(?=a)', 2",
        "'[a', 3",
        "'a{2000}', 3",
        "'\\xg0', 3",
        "'a\\', 3"
    })
    void shouldSayWhereAnExpressionIsWrong(String regex, int column) {
        PatternException thrown = null;
        try {
            LinearPattern.compile(regex);
        } catch (PatternException wrong) {
            thrown = wrong;
        }
        assertThat(thrown).isNotNull();
        assertThat(thrown.column()).as(thrown.getMessage()).isEqualTo(column);
        assertThat(thrown).hasMessageContaining("allowed: ");
    }

    /** Expressions that take backtracking exponential time, and tables exponential room. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a*)*b", "a.{60}b", "(.*)(.*)(.*)(.*)x"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void shouldStayLinear(String regex) throws PatternException {
        char[] text = ("a".repeat(20_000) + "!").toCharArray();
        assertThat(LinearPattern.compile(regex).find(text, 0, text.length)).isFalse();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void shouldRefuseWhatWouldBeTooLarge() {
        assertThatThrownBy(() -> LinearPattern.compile("((a{100}){100}){100}"))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("allowed: up to 2000 characters");
        assertThatThrownBy(() -> LinearPattern.compile("((((|a?){1000}){1000}){1000}){1000}"))
                .isInstanceOf(PatternException.class);
    }

    /** Whatever is written: a pattern or an error, and what compiles here means the same to java.util.regex. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldSurviveWhateverIsWritten(long seed) {
        Random random = new Random(seed);
        String signs = "ab1()[]{}|*+?^$.\\,-:=!<\u00e9 dwx";
        int compiled = 0;
        for (int i = 0; i < 4_000; i++) {
            StringBuilder regex = new StringBuilder();
            for (int c = random.nextInt(12); c > 0; c--) {
                regex.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                LinearPattern pattern = LinearPattern.compile(regex.toString());
                pattern.find("ab1b".toCharArray(), 0, 4);
                compiled++;
            } catch (PatternException wrong) {
                assertThat(wrong.column()).isBetween(1, regex.length() + 1);
            } catch (RuntimeException bug) {
                fail("seed " + seed + ": /" + regex + "/", bug);
            }
        }
        assertThat(compiled).isGreaterThan(100);
    }

    private static String expression(Random random, int depth) {
        switch (random.nextInt(depth > 0 ? 9 : 4)) {
            case 0:
                return random.nextBoolean() ? "." : "[^a]";
            case 1:
                return random.nextBoolean() ? "[ab]" : "\\w";
            case 2, 3:
                return String.valueOf(LETTERS.charAt(random.nextInt(3)));
            case 4:
                return "(" + expression(random, depth - 1) + "|" + expression(random, depth - 1) + ")";
            case 5:
                String[] repeats = {"*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"};
                return "(?:" + expression(random, depth - 1) + ")" + repeats[random.nextInt(repeats.length)];
            case 6:
                return random.nextBoolean() ? "^" + expression(random, depth - 1) : expression(random, depth - 1) + "$";
            default:
                return expression(random, depth - 1) + expression(random, depth - 1);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append("abcAB1".charAt(random.nextInt(6)));
        }
        return text.toString();
    }
}
