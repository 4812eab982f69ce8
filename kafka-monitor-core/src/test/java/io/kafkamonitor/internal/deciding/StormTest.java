package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many alerts are few messages, and none of them is left out. */
class StormTest {

    private final Desk desk = new Desk();

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private Set<String> told() {
        var told = new HashSet<String>();
        for (Notification notification : desk.sent) {
            notification.fired().forEach(alert -> told.add(Desk.name(alert)));
        }
        return told;
    }

    @Test
    void aTrickleOfCriticalAlertsOfOneRuleIsAHandfulOfMessagesTheFirstAtOnce() {
        for (int i = 0; i < 400; i++) {
            desk.fires("t" + i, Severity.CRITICAL);
            if (i % 2 == 1) {
                desk.pass(Duration.ofSeconds(15));
            }
        }
        desk.pass(minutes(20));

        assertThat(desk.said()).hasSizeLessThan(10).first().asString().startsWith("5s ");
        assertThat(told()).hasSize(400);
    }

    @Test
    void aTrickleOfCriticalAlertsOfManyRulesIsTold() {
        for (int i = 0; i < 100; i++) {
            desk.rule("r" + i, Duration.ZERO, Duration.ZERO).fires("r" + i + ":x", Severity.CRITICAL);
            desk.pass(Duration.ofSeconds(30));
        }
        desk.pass(minutes(20));

        assertThat(desk.said()).hasSizeLessThan(25).first().asString().startsWith("5s ");
        assertThat(told()).hasSize(100);
        assertThat(desk.sent).anyMatch(Notification::isDigest);
    }

    @Test
    void aBurstOfManyRulesAtOnceIsFewMessages() {
        for (int i = 0; i < 100; i++) {
            desk.rule("r" + i, Duration.ZERO, Duration.ZERO).fires("r" + i + ":x");
        }
        desk.pass(minutes(30));

        assertThat(desk.said()).hasSizeLessThan(8);
        assertThat(told()).hasSize(100);
        assertThat(desk.sent).anyMatch(Notification::isDigest);

        for (int i = 0; i < 100; i++) {
            desk.ends("r" + i + ":x");
        }
        desk.pass(minutes(60));

        long ends = desk.sent.stream()
                .mapToLong(notification -> notification.resolved().size())
                .sum();
        assertThat(ends).isEqualTo(100);
        assertThat(desk.said()).hasSizeLessThan(16);
    }

    @Test
    void saysWhenSomebodyWhoHasHadManyMessagesHearsOfMore() {
        for (int i = 0; i < 20; i++) {
            desk.rule("r" + i, Duration.ZERO, Duration.ZERO)
                    .fires("r" + i + ":x")
                    .pass(Duration.ofSeconds(20));
        }
        desk.fires("late").pass(Duration.ofSeconds(20));
        assertThat(told()).doesNotContain("late");
        String story = desk.story("late").get(0);

        while (!told().contains("late")) {
            desk.pass(Desk.STEP);
        }

        assertThat(story).contains("next at " + desk.now().wall());
    }

    @Test
    void everythingIsUsualAgainAfterACalm() {
        for (int i = 0; i < 40; i++) {
            desk.fires("t" + i, Severity.CRITICAL).pass(Duration.ofSeconds(15));
        }
        desk.pass(minutes(60));
        int before = desk.said().size();

        desk.fires("late", Severity.CRITICAL).cycle();

        assertThat(desk.saidSince(before)).singleElement().asString().contains("+late");
    }
}
