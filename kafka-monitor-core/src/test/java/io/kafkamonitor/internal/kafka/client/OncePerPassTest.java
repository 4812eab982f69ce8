package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OncePerPassTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void readsOnceInAPassAndAgainInTheNext() throws Exception {
        var shared = new OncePerPass<>("it", context -> reads.incrementAndGet());
        CollectContext pass = pass();

        assertThat(shared.get(pass)).isEqualTo(1);
        assertThat(shared.get(pass)).isEqualTo(1);
        assertThat(shared.get(pass())).isEqualTo(2);
    }

    @Test
    void sharesAFailureToo() {
        var shared = new OncePerPass<Integer>("it", context -> {
            throw new ClusterReadException(
                    "attempt " + reads.incrementAndGet(),
                    Unknown.because(UnknownReason.NOT_AUTHORIZED),
                    new Exception());
        });
        CollectContext pass = pass();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shared.get(pass))
                    .isInstanceOfSatisfying(
                            ClusterReadException.class,
                            failure -> assertThat(failure.unknown().reason()).isEqualTo(UnknownReason.NOT_AUTHORIZED));
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void letsConcurrentReadersWaitForTheFirst() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var shared = new OncePerPass<>("it", context -> {
            begun.countDown();
            mayEnd.await();
            return reads.incrementAndGet();
        });
        CollectContext pass = pass();
        var threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = threads.submit(() -> shared.get(pass));
            begun.await();
            Future<Integer> second = threads.submit(() -> shared.get(pass));
            mayEnd.countDown();

            assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void waitsForTheFirstNoLongerThanThePass() throws Exception {
        var begun = new CountDownLatch(1);
        var shared = new OncePerPass<Integer>("it", context -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return 1;
        });
        CollectContext over = CollectContext.startingNow(new ManualClock(), Duration.ofMillis(1));
        var threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> first = threads.submit(() -> shared.get(over));
            begun.await();

            assertThatThrownBy(() -> shared.get(over)).hasMessage("Cannot read it: no answer in time");
            assertThat(first).isNotDone();
        } finally {
            threads.shutdownNow();
        }
    }

    private static CollectContext pass() {
        return CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(20));
    }
}
