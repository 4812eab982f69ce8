package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.groups.PartitionLag.End;
import org.junit.jupiter.api.Test;

class PartitionLagTest {

    @Test
    void isWhatIsLeftBetweenCommitAndEnd() {
        assertThat(PartitionLag.of(40, 10, 100)).isEqualTo(new PartitionLag(60, 0, End.NOT_PASSED));
    }

    @Test
    void isZeroAtTheEnd() {
        assertThat(PartitionLag.of(100, 10, 100)).isEqualTo(new PartitionLag(0, 0, End.NOT_PASSED));
    }

    @Test
    void isZeroAndFlaggedBeyondTheEnd() {
        assertThat(PartitionLag.of(101, 10, 100)).isEqualTo(new PartitionLag(0, 0, End.BEYOND));
    }

    @Test
    void countsFromTheLogStartWhereTheCommitIsBelowItAndTellsWhatWasLost() {
        assertThat(PartitionLag.of(50, 80, 100)).isEqualTo(new PartitionLag(20, 30, End.NOT_PASSED));
    }

    @Test
    void isZeroWhereAllIsLost() {
        assertThat(PartitionLag.of(50, 100, 100)).isEqualTo(new PartitionLag(0, 50, End.NOT_PASSED));
    }
}
