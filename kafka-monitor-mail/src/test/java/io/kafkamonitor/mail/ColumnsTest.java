package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void countsTwoForAnIdeographAndNoneForAnAccent() {
        assertThat(Columns.of("orders")).isEqualTo(6);
        assertThat(Columns.of("注文")).isEqualTo(4);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        assertThat(Columns.of("\uD83D\uDD25")).isEqualTo(2);
    }

    @Test
    void keepsNamesAndCommandsWhole() {
        assertThat(Columns.unbreakable("run kafka-consumer-groups.sh --describe"))
                .containsExactly("run ", "kafka-consumer-groups.sh ", "--describe");
    }

    @Test
    void endsALineWithinTextThatHasNoSpacesButNeverBeforeAFullStop() {
        assertThat(Columns.unbreakable("消費者が遅れている。確認")).contains("消", "る。").doesNotContain("。");
    }
}
