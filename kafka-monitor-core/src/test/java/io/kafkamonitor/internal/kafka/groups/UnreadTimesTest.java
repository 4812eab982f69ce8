package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kafkamonitor.internal.kafka.cluster.TimestampReader.Found;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How long ago the oldest unread record came is known as well as is said, however the log came about. */
class UnreadTimesTest {

    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final long START = 1_800_000_000_000L;
    private static final long INTERVAL = 30_000;
    private static final long HOUR = 3_600_000;

    private final SimulatedLog log = new SimulatedLog();
    private final UnreadTimes times = new UnreadTimes();
    private long now = START;
    private int asked;

    private Map<TopicPartition, Found> answer(Map<TopicPartition, Long> wanted) {
        asked++;
        var found = new HashMap<TopicPartition, Found>();
        wanted.forEach((partition, time) -> found.put(partition, log.firstSince(time)));
        return found;
    }

    /** One collection, in which a group has read up to an offset; returns the age of the next record, in seconds. */
    private double read(long unread) throws InterruptedException {
        times.begin(now);
        times.note("orders", 0, log.end(), unread);
        if (unread < log.end()) {
            times.find(Map.of(PARTITION, Set.of(unread)), this::answer);
        }
        return times.ageSeconds("orders", 0, unread);
    }

    private double truth(long unread) {
        return (now - log.came(unread)) / 1_000.0;
    }

    private double bound(long unread) {
        return Math.max(2 * INTERVAL / 1_000.0, truth(unread) / 8);
    }

    @Test
    void isKnownFromTheFirstCollectionOnAlsoOfWhatCameLongAgo() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            log.add(now - 20 * HOUR + i * 7_000L);
        }

        for (long unread : new long[] {0, 1, 4_000, 9_998}) {
            assertThat(new UnreadTimesTest().continued(log, unread)).isCloseTo(truth(unread), within(bound(unread)));
        }
    }

    private double continued(SimulatedLog other, long unread) throws InterruptedException {
        for (int offset = 0; offset < other.end(); offset++) {
            log.add(other.came(offset));
        }
        double age = read(unread);
        assertThat(asked).isLessThanOrEqualTo(12);
        return age;
    }

    @Test
    void isExactOfTheOldestRecordThatThereIs() throws InterruptedException {
        log.add(now - 10 * HOUR).add(now - 9 * HOUR).add(now - HOUR);
        log.removeBefore(1);

        assertThat(read(1)).isEqualTo(9 * 3_600.0);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void growsWhileNobodyReadsAndNothingComes() throws InterruptedException {
        log.add(now - HOUR).add(now - HOUR / 2);
        read(1);
        int before = asked;

        for (int i = 0; i < 1_000; i++) {
            now += INTERVAL;
            assertThat(read(1)).isCloseTo(truth(1), within(bound(1)));
        }
        assertThat(asked - before).as("what is known needs no more requests").isZero();
    }

    @Test
    void asksNobodyOnceItHasSeenTheRecordsCome() throws InterruptedException {
        log.add(now - HOUR);
        read(1);
        now += INTERVAL;
        for (int i = 0; i < 500; i++) {
            log.add(now - 17_000).add(now - 3_000);
            assertThat(read(log.end() - 2)).isCloseTo(truth(log.end() - 2), within(INTERVAL / 1_000.0));
            now += INTERVAL;
        }
        assertThat(asked).isZero();
    }

    @Test
    void staysRightWhileAGroupFallsBehindForADayAndCatchesUp() throws InterruptedException {
        var random = new Random(7);
        long unread = 0;
        for (int i = 0; i < 2 * 60 * 24; i++) {
            for (int j = random.nextInt(6); j > 0; j--) {
                log.add(now + 1 + random.nextInt((int) INTERVAL - 1));
            }
            now += INTERVAL;
            unread = Math.min(log.end() - 1, i < 2 * 60 * 12 ? i / 10 : unread + 7);
            if (unread >= 0) {
                assertThat(read(unread)).as("after " + i).isCloseTo(truth(unread), within(bound(unread)));
            }
        }
        assertThat(asked)
                .as("an hour is forgotten so slowly that few have to be asked for")
                .isLessThan(400);
    }

    @Test
    void isOfTheNewLogWhereATopicWasMadeAnew() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            log.add(now - 50 * HOUR);
        }
        read(3);
        times.forget(Set.of("orders"));
        var anew = new UnreadTimesTest();
        anew.log.add(now - 5_000).add(now - 4_000);

        times.begin(now + INTERVAL);
        times.note("orders", 0, 2, 0);
        times.find(Map.of(PARTITION, Set.of(0L)), anew::answer);

        assertThat(times.ageSeconds("orders", 0, 0)).isCloseTo(35, within(1.0));
    }

    @Test
    void startsAnewWhereTheLogWasCutOff() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            log.add(now - HOUR + i);
        }
        read(50);
        now += INTERVAL;
        times.begin(now);
        log.removeFrom(60);
        times.note("orders", 0, 60, 50);
        times.find(Map.of(PARTITION, Set.of(50L)), this::answer);

        assertThat(times.ageSeconds("orders", 0, 50)).isCloseTo(truth(50), within(bound(50)));
    }

    @Test
    void saysThatAClockIsWrongAndNeverANumberThatIs() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            log.add(now - HOUR + i * 1_000L, now + HOUR + i * 1_000L);
        }

        assertThat(read(50)).isNegative();
        assertThat(times.why("orders", 0).reason()).isEqualTo(UnknownReason.UNSUPPORTED);
        assertThat(times.why("orders", 0).detail()).contains("clock");
        int before = asked;
        now += INTERVAL;
        read(50);
        assertThat(asked).as("nobody is asked in vain again and again").isEqualTo(before);

        log.add(now - 5_000, now + HOUR);
        read(100);
        now += INTERVAL;
        log.add(now - 5_000, now + HOUR);
        assertThat(read(101)).as("what is seen to come needs no clock but ours").isCloseTo(5, within(30.0));
    }

    @Test
    void doesNotMindAClockThatIsAFewSecondsAhead() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            log.add(now - 200 + i, now + 5_000 + i);
        }

        for (long unread : new long[] {0, 50, 99}) {
            assertThat(read(unread)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void doesNotMindRecordsThatComeWhileItAsks() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            log.add(now - 100_000 + i * 100L);
        }
        times.begin(now);
        times.note("orders", 0, log.end(), 995);
        times.find(Map.of(PARTITION, Set.of(995L)), wanted -> {
            log.add(now, now - HOUR).add(now, now); // the clock of one producer is slow
            return answer(wanted);
        });

        assertThat(times.ageSeconds("orders", 0, 995)).isCloseTo(truth(995), within(1.0));
    }

    @Test
    void saysThatRecordsHaveNoTimes() throws InterruptedException {
        log.add(now - HOUR, -1).add(now - HOUR, -1);

        assertThat(read(1)).isNegative();
        assertThat(times.why("orders", 0).detail()).contains("no times");
    }

    @Test
    void saysThatItIsNotFoundOutYetWhereNobodyAnswers() throws InterruptedException {
        log.add(now - HOUR).add(now - HOUR);
        times.begin(now);
        times.note("orders", 0, 2, 0);
        times.find(Map.of(PARTITION, Set.of(0L)), wanted -> Map.of());

        assertThat(times.ageSeconds("orders", 0, 0)).isNegative();
        assertThat(times.why("orders", 0).reason()).isEqualTo(UnknownReason.WARMING_UP);
    }

    /** Bursts, pauses, compaction and retention, with groups that are slow, stop, and jump; told is only what is as exact as said. */
    @Test
    void isWithinItsBoundInTenThousandReadingsOfAwkwardLogs() throws InterruptedException {
        int readings = 0;
        int known = 0;
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var one = new UnreadTimesTest();
            long unread = 0;
            one.backlog(random);
            for (int i = 0; i < 250; i++) {
                long gap = random.nextInt(20) == 0 ? INTERVAL * (1 + random.nextInt(200)) : INTERVAL;
                one.grow(random, gap);
                one.now += gap;
                unread = Math.max(one.log.start(), next(random, unread, one.log.end()));
                double age = one.read(unread);
                if (unread < one.log.end()) {
                    readings++;
                    if (age >= 0) {
                        known++;
                        double most = Math.max(2 * Math.max(gap, INTERVAL) / 1_000.0, one.truth(unread) / 8);
                        assertThat(age).as("seed " + seed + " at " + i).isCloseTo(one.truth(unread), within(most));
                        assertThat(age).isPositive();
                    }
                }
            }
        }
        assertThat(readings).isGreaterThan(10_000);
        assertThat(known)
                .as("and told it is mostly, though the groups go back in each tenth reading")
                .isGreaterThan(readings * 9 / 10);
    }

    private void backlog(Random random) {
        long time = now - 100 * HOUR;
        for (int i = random.nextInt(2_000); i > 0 && time < now; i--) {
            time += random.nextInt(10) == 0 ? random.nextInt((int) HOUR) : random.nextInt(20_000);
            log.add(Math.min(time, now - 1));
        }
    }

    private void grow(Random random, long gap) {
        int count = random.nextInt(3) == 0 ? random.nextInt(200) : random.nextInt(2);
        long[] came = random.longs(count, now + 1, now + gap).sorted().toArray();
        for (long time : came) {
            log.add(time);
        }
        if (random.nextInt(100) == 0) {
            log.removeBefore(log.start() + random.nextInt((int) (log.end() - log.start()) + 1));
        }
    }

    private static long next(Random random, long unread, long end) {
        return switch (random.nextInt(10)) {
            case 0 -> end;
            case 1, 2, 3 -> Math.min(end, unread + random.nextInt(100));
            case 4 -> Math.max(0, unread - random.nextInt(50));
            default -> Math.min(end, unread + 1);
        };
    }
}
