package io.kafkamonitor.internal.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairSharesTest {

    @Test
    void giveAllWhatTheyNeedIfThereIsEnough() {
        assertThat(FairShares.of(new int[] {5, 1, 4}, 10)).containsExactly(5, 1, 4);
        assertThat(FairShares.of(new int[] {}, 10)).isEmpty();
    }

    @Test
    void takeOnlyFromThoseWhoNeedMost() {
        assertThat(FairShares.of(new int[] {900, 50, 50}, 500)).containsExactly(400, 50, 50);
        assertThat(FairShares.of(new int[] {900, 900, 100}, 1000)).containsExactly(450, 450, 100);
        assertThat(FairShares.of(new int[] {900, 300, 0}, 1000)).containsExactly(700, 300, 0);
    }

    @Test
    void neverComeToMoreThanThereIs() {
        assertThat(FairShares.of(new int[] {7, 7, 7}, 10)).containsExactly(3, 3, 3);
        assertThat(FairShares.of(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE}, 10))
                .containsExactly(5, 5);
        assertThat(FairShares.of(new int[] {1, 1, 1}, 2)).containsExactly(0, 0, 0);
    }
}
