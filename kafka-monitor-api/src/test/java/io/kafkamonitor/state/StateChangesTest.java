package io.kafkamonitor.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateChangesTest {

    @Test
    void allowsWhatFits() {
        assertThatCode(() -> StateChanges.check(Map.of("k".repeat(StateStore.LONGEST_KEY), new byte[0])))
                .doesNotThrowAnyException();
        assertThatCode(() -> StateChanges.check(Map.of("k", new byte[StateStore.LONGEST_VALUE])))
                .doesNotThrowAnyException();
        assertThatCode(() -> StateChanges.check(Collections.singletonMap("removed", null)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheKeyAndTheSizeOfAValueThatIsTooLarge() {
        assertThatThrownBy(() -> StateChanges.check(Map.of("alert/7", new byte[StateStore.LONGEST_VALUE + 1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value of key 'alert/7' has 524289 bytes; a value may have 524288 at most");
    }

    @Test
    void saysTheBytesOfAKeyThatIsTooLong() {
        assertThatThrownBy(() -> StateChanges.keyBytes("\u00e4".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("202 bytes in UTF-8");
    }

    @Test
    void putsNoControlCharacterInItsMessage() {
        assertThatThrownBy(() -> StateChanges.keyBytes("a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a?b'");
    }

    @Test
    void givesTheBytesOfAKey() {
        assertThat(StateChanges.keyBytes("a\u00e4\ud83d\ude00")).isEqualTo("a\u00e4\ud83d\ude00".getBytes(UTF_8));
    }
}
