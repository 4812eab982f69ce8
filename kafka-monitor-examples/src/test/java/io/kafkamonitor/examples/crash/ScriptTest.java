package io.kafkamonitor.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final Script script = new Script(7, 100_000);

    @Test
    void saysTheSameAgain() {
        assertThat(new Script(7, 100_000).valuesAt(50_000, 1)).isEqualTo(script.valuesAt(50_000, 1));
        assertThat(new Script(8, 100_000).valuesAt(50_000, 1)).isNotEqualTo(script.valuesAt(50_000, 1));
    }

    @Test
    void breachesNothingWhenItIsCalm() {
        assertThat(script.valuesAt(99_999, 0)).containsValue(1);
        assertThat(script.valuesAt(100_000, 0)).doesNotContainValue(1).containsValue(0);
        assertThat(script.valuesAt(200_000, 0)).isEmpty();
    }

    @Test
    void breachesNoSubjectAgain() {
        Set<String> over = new HashSet<>();
        for (long time = 0; time < 100_000; time += 50) {
            script.valuesAt(time, 2).forEach((subject, value) -> {
                if (value == 0) {
                    over.add(subject);
                } else {
                    assertThat(over).doesNotContain(subject);
                }
            });
        }
        assertThat(over).hasSizeGreaterThan(5);
    }
}
