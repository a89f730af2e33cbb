package io.needletail.app.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("smpp.port", "http.port", "data.dir");

    @Test
    void shouldNameTheNearestWord() {
        assertThat(Suggestion.of("smpp.prot", KNOWN)).isEqualTo("; did you mean smpp.port?");
    }

    @Test
    void shouldNameKeysOfOtherSectionsWithTheSameLeaf() {
        assertThat(Suggestion.of("port", KNOWN)).isEqualTo("; did you mean smpp.port or http.port?");
    }

    @Test
    void shouldNotGuessWildly() {
        assertThat(Suggestion.of("colour", KNOWN)).isEmpty();
    }

    @Test
    void shouldCountInsertionsDeletionsAndReplacements() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }
}
