package io.needletail.routing.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupParserTest {

    @ParameterizedTest
    @CsvSource({
        "' failover( weighted(A 70, B 30), C )', 'failover(weighted(A 70, B 30), C)'",
        "A, A",
        "account:shop, account:shop",
        "'round-robin(A,B)', 'round-robin(A, B)'",
        "'least-pending( A , least-cost(B,C) )', 'least-pending(A, least-cost(B, C))'",
        "'weighted(failover(A,B) 1, C 1000000)', 'weighted(failover(A, B) 1, C 1000000)'"
    })
    void shouldReadExpressions(String text, String canonical) throws GroupSyntaxException {
        assertThat(GroupParser.parse(text)).hasToString(canonical);
        assertThat(GroupParser.parse(canonical)).isEqualTo(GroupParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, the end, 'the name of a group'",
        "'failover(A', 11, the end, ''','' or '')'''",
        "'failover(A,)', 12, ), the name of a group",
        "'failovr(A)', 1, failovr, one of failover",
        "'weighted(A 70, B)', 17, ), 'a weight from 1 to 1000000'",
        "'weighted(A 0)', 12, 0, a weight",
        "'weighted(A x)', 12, x, a weight",
        "'failover(A 70)', 12, 70, ''','' or '')'''",
        "'A B', 3, B, the end",
        "'failover(A)B', 12, B, the end",
        "'failover A', 10, A, the end",
        "'a$b', 2, $, the end"
    })
    void shouldSayWhereAnExpressionIsWrong(String text, int column, String found, String allowed) {
        GroupSyntaxException thrown = catchThrowableOfType(GroupSyntaxException.class, () -> GroupParser.parse(text));

        assertThat(thrown.column()).as(thrown.getMessage()).isEqualTo(column);
        assertThat(thrown)
                .hasMessageStartingWith("column " + column + ": '" + found + "', allowed: ")
                .hasMessageContaining(allowed);
    }

    /** Whatever is written: an expression that reads back from its own text, or an error within the text. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldSurviveWhateverIsWritten(long seed) {
        Random random = new Random(seed);
        String[] pieces = {"failover", "weighted", "(", ")", ",", " ", "A", "70", "least-cost(", "\u00e9", "((((((((((("
        };
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int p = random.nextInt(9); p > 0; p--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                String canonical = GroupParser.parse(text.toString()).toString();
                assertThat(GroupParser.parse(canonical)).hasToString(canonical);
                read++;
            } catch (GroupSyntaxException wrong) {
                assertThat(wrong.column()).isBetween(1, text.length() + 1);
            } catch (RuntimeException bug) {
                fail("seed " + seed + ": " + text, bug);
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
