package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.examples.custom.QueueDepthCollector.WAITING_JOBS;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.testing.RuleTester;
import org.junit.jupiter.api.Test;

/** How a rule is tested in virtual time; the README quotes it. */
class TooManyJobsTest {

    @Test
    void firesWhenJobsHaveWaitedForFiveMinutesAndEndsWhenFewDo() {
        Rule tooManyJobs = rule("too-many-jobs")
                .when(metric(WAITING_JOBS))
                .isAbove(1_000)
                .forAtLeast(ofMinutes(5))
                .describedAs("{value} jobs wait")
                .build();

        RuleTester.of(tooManyJobs)
                .every(ofSeconds(30))
                .series(WAITING_JOBS, Labels.EMPTY, "0x4 2000x20 unknown(TIMED_OUT)x3 900-100x9")
                .run()
                .fires(Labels.EMPTY)
                .at(ofMinutes(7))
                .saying("2,000 jobs wait")
                .isOver()
                .at(ofMinutes(13).plusSeconds(30));
    }
}
