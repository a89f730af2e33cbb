package io.needletail.api.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables against what 3GPP TS 23.038 says of them. */
class NationalLanguageTest {
    @ParameterizedTest
    @CsvSource({
        "DEFAULT, 127, 10",
        "TURKISH, 127, 17",
        "SPANISH, 127, 19",
        "PORTUGUESE, 127, 37",
        "BENGALI, 114, 82",
        "GUJARATI, 120, 70",
        "HINDI, 127, 88",
        "KANNADA, 120, 73",
        "MALAYALAM, 120, 82",
        "ORIYA, 116, 75",
        "PUNJABI, 110, 76",
        "TAMIL, 102, 77",
        "TELUGU, 120, 78",
        "URDU, 127, 90"
    })
    void shouldHaveSoManyCharacters(NationalLanguage language, int locking, int single) {
        assertThat(language.locking().size()).as("locking shift table").isEqualTo(locking);
        assertThat(language.single().size()).as("single shift table").isEqualTo(single);
    }

    @ParameterizedTest
    @EnumSource
    void shouldMapEachCharacterBackToItsFirstCode(NationalLanguage language) {
        for (GsmTable table : new GsmTable[] {language.locking(), language.single()}) {
            for (int code = 0; code < GsmTable.CODES; code++) {
                char character = table.character(code);
                if (character != GsmTable.HOLE) {
                    int back = table.code(character);
                    assertThat(back).isBetween(0, code);
                    assertThat(table.character(back)).isEqualTo(character);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTwoCharactersTwiceAtMost(NationalLanguage language) {
        assertThat(repeated(language.locking())).isEmpty();
        boolean common = language.compareTo(NationalLanguage.BENGALI) >= 0;
        assertThat(repeated(language.single())).containsExactly(common ? new int[] {0x15, 0x18} : new int[0]);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveCharactersThatUnicodeHas(NationalLanguage language) {
        for (GsmTable table : new GsmTable[] {language.locking(), language.single()}) {
            for (int code = 0; code < GsmTable.CODES; code++) {
                assertThat(Character.isDefined(table.character(code)))
                        .as("%s 0x%02X", language, code)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BENGALI, BENGALI",
        "GUJARATI, GUJARATI",
        "HINDI, DEVANAGARI",
        "KANNADA, KANNADA",
        "MALAYALAM, MALAYALAM",
        "ORIYA, ORIYA",
        "PUNJABI, GURMUKHI",
        "TAMIL, TAMIL",
        "TELUGU, TELUGU",
        "URDU, ARABIC"
    })
    void shouldHaveCharactersOfItsOwnScript(NationalLanguage language, Character.UnicodeScript script) {
        for (GsmTable table : new GsmTable[] {language.locking(), language.single()}) {
            for (int code = 0; code < GsmTable.CODES; code++) {
                assertThat(Character.UnicodeScript.of(table.character(code)))
                        .as("%s 0x%02X %04X", language, code, (int) table.character(code))
                        .isIn(
                                script,
                                Character.UnicodeScript.COMMON,
                                Character.UnicodeScript.LATIN,
                                Character.UnicodeScript.INHERITED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BENGALI, 0980",
        "GUJARATI, 0A80",
        "KANNADA, 0C80",
        "MALAYALAM, 0D00",
        "ORIYA, 0B00",
        "PUNJABI, 0A00",
        "TAMIL, 0B80",
        "TELUGU, 0C00"
    })
    void shouldLackOnlyWhatUnicodeDidNotHave(NationalLanguage language, String block) {
        GsmTable hindi = NationalLanguage.HINDI.locking();
        int first = Integer.parseInt(block, 16);
        // Named since the tables were made, in Unicode 5.1: not in them.
        String younger = "\u0C81\u0D01\u0D29\u0C34\u0C3C\u0D3C";
        for (int code = 0; code < 0x60; code++) {
            char there = hindi.character(code);
            if (there >= 0x0900 && language.locking().character(code) == GsmTable.HOLE) {
                char moved = (char) (first + there - 0x0900);
                assertThat(!Character.isDefined(moved) || younger.indexOf(moved) >= 0)
                        .as("%s 0x%02X %04X", language, code, (int) moved)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldReadMisprintsAsMeant() {
        assertThat(NationalLanguage.KANNADA.locking().character(0x24)).isEqualTo('\u0CA1');
        assertThat(NationalLanguage.ORIYA.single().character(0x20)).isEqualTo('\u0B6A');
        assertThat(NationalLanguage.TAMIL.single().character(0x24)).isEqualTo('\u0BEE');
        assertThat(NationalLanguage.TAMIL.locking().character(0x11)).isEqualTo(GsmTable.HOLE);
        assertThat(NationalLanguage.TELUGU.single().character(0x1C)).isEqualTo('\u0C66');
        assertThat(NationalLanguage.TELUGU.single().character(0x22)).isEqualTo('\u0C6C');
    }

    @Test
    void shouldHaveTheRowsOfTheAnnex() {
        assertThat(row(NationalLanguage.TURKISH.locking(), 0x00)).isEqualTo("@£$¥€éùıòÇ\nĞğ\rÅå");
        assertThat(row(NationalLanguage.PORTUGUESE.locking(), 0x10)).isEqualTo("Δ_ªÇÀ∞^\\€Ó|.ÂâÊÉ");
        assertThat(row(NationalLanguage.PORTUGUESE.single(), 0x00)).isEqualTo(".....ê...ç\fÔô.Áá");
        assertThat(row(NationalLanguage.SPANISH.single(), 0x40)).isEqualTo("|Á.......Í.....Ó");
        assertThat(row(NationalLanguage.BENGALI.locking(), 0x40)).isEqualTo("বভমযর.ল...শষসহ়ঽ");
        assertThat(row(NationalLanguage.GUJARATI.locking(), 0x20)).isEqualTo(" !ટઠડઢણત)(થદ,ધ.ન");
        assertThat(row(NationalLanguage.HINDI.locking(), 0x00)).isEqualTo("ँंःअआइईउऊऋ\nऌऍ\rऎए");
        assertThat(row(NationalLanguage.KANNADA.locking(), 0x70)).isEqualTo("pqrstuvwxyzೖೠೡೢೣ");
        assertThat(row(NationalLanguage.MALAYALAM.single(), 0x20)).isEqualTo("൪൫൬൭൮൯൰൱{}൲൳൴൵ൺ\\");
        assertThat(row(NationalLanguage.ORIYA.single(), 0x20)).isEqualTo("୪୫୬୭୮୯\u0B5C\u0B5D{}\u0B5F୰ୱ..\\");
        assertThat(row(NationalLanguage.PUNJABI.locking(), 0x50)).isEqualTo("ਾਿੀੁੂ....ੇੈ..ੋੌ੍");
        assertThat(row(NationalLanguage.TAMIL.locking(), 0x10)).isEqualTo("ஐ.ஒஓஔக...ஙச..ஜ.ஞ");
        assertThat(row(NationalLanguage.TELUGU.single(), 0x10)).isEqualTo("<=>¡^¡_#*...౦౧౨౩");
        assertThat(row(NationalLanguage.URDU.locking(), 0x50))
                .isEqualTo(
                        "\u06BA\u06BB\u06BC\u0648\u06C4\u06D5\u06C1\u06BE\u0621\u06CC\u06D0\u06D2\u064D\u0650\u064F\u0657");
        assertThat(row(NationalLanguage.URDU.single(), 0x30))
                .isEqualTo("\u0613\u0614\u061B\u061F\u0640\u0652\u0658\u066B\u066C\u0672\u0673\u06CD[~]\u06D4");
    }

    @Test
    void shouldReadAReservedIdentifierAsNone() {
        assertThat(NationalLanguage.of(13)).isEqualTo(NationalLanguage.URDU);
        assertThat(NationalLanguage.of(14)).isEqualTo(NationalLanguage.DEFAULT);
        assertThat(NationalLanguage.of(0)).isEqualTo(NationalLanguage.DEFAULT);
        assertThat(NationalLanguage.of(255)).isEqualTo(NationalLanguage.DEFAULT);
    }

    private static String row(GsmTable table, int from) {
        StringBuilder row = new StringBuilder();
        for (int code = from; code < from + 16; code++) {
            row.append(table.character(code) == GsmTable.HOLE ? '.' : table.character(code));
        }
        return row.toString();
    }

    private static int[] repeated(GsmTable table) {
        return IntStream.range(0, GsmTable.CODES)
                .filter(code -> table.character(code) != GsmTable.HOLE)
                .filter(code -> table.code(table.character(code)) != code)
                .toArray();
    }

    @Test
    void shouldNotShareItsTables() {
        long distinct = Arrays.stream(NationalLanguage.values())
                .map(NationalLanguage::single)
                .distinct()
                .count();

        assertThat(distinct).isEqualTo(14);
    }
}
