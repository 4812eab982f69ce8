package io.kafkamonitor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final Spelling SPELLING =
            Spelling.of(List.of("bootstrap.servers", "security.protocol", "above", "about"));

    @Test
    void findsWhatDiffersLittle() {
        assertThat(SPELLING.closest("abvoe")).containsExactly("above");
        assertThat(SPELLING.closest("bootstrap_server")).containsExactly("bootstrap.servers");
        assertThat(SPELLING.closest("Security.Protocol")).containsExactly("security.protocol");
    }

    @Test
    void findsNothingThatDiffersMuch() {
        assertThat(SPELLING.closest("below")).isEmpty();
        assertThat(SPELLING.closest("")).isEmpty();
        assertThat(SPELLING.advice("below")).isEmpty();
    }

    @Test
    void namesAllThatAreAsClose() {
        assertThat(SPELLING.advice("abo")).isEmpty();
        assertThat(SPELLING.advice("aboue")).isEqualTo("did you mean 'about' or 'above'?");
        assertThat(SPELLING.advice("rule.", "abuot")).isEqualTo("did you mean 'rule.about'?");
    }

    @Test
    void passesOverAFirstWordThatPeoplePutBefore() {
        assertThat(SPELLING.closest("spring.bootstrap.servers")).isEmpty();
        assertThat(SPELLING.ignoring(List.of("spring")).closest("spring.bootstrap.servers"))
                .containsExactly("bootstrap.servers");
    }
}
