package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Silence;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A cycle in which nothing has changed makes no new state, and no garbage for each alert. */
class IdleCycleTest {

    private static final int ALERTS = 2_000;

    /** More than what is made once for each rule and recipient, and less than the smallest object for each alert. */
    private static final long MOST_BYTES = 8 * ALERTS;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Desk desk = new Desk().notifier("mail", "ann", "bob").notifier("chat", "all");

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private void forEach(Consumer<String> consumer) {
        for (int i = 0; i < ALERTS; i++) {
            consumer.accept("t" + i);
        }
    }

    private void fires(String name) {
        desk.finds(name, UnaryOperator.identity()); // findings with values or a severity hand these out in new objects
    }

    private void acknowledge(String name) {
        Acknowledgement acknowledgement = Acknowledgement.of(
                        desk.alert(name), desk.now().wall())
                .by("ann")
                .build();
        desk.says(standing -> standing.acknowledge(acknowledgement));
    }

    private void assertIdle() {
        List<RuleResult> results = desk.results();
        State before = desk.state();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // the first ones load classes
            long begin = threads.getCurrentThreadAllocatedBytes();
            Decision decision = desk.decider().decide(results, new Tick(desk.now(), Desk.STEP), before);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - begin);
            assertThat(decision.state()).isSameAs(before);
        }
        assertThat(before.incidents()).hasSizeGreaterThanOrEqualTo(ALERTS);
        assertThat(least).isLessThan(MOST_BYTES);
    }

    @Test
    void ofAlertsThatEverybodyKnows() {
        forEach(this::fires);
        desk.pass(minutes(5));

        assertIdle();
    }

    @Test
    void ofAlertsThatAreToBeRemindedOf() {
        forEach(this::fires);
        desk.pass(minutes(2));
        desk.busy().sleep(minutes(300)).pass(minutes(1));

        assertIdle();
    }

    @Test
    void ofAlertsThatOneCauseExplains() {
        desk.rule("broker", Duration.ZERO, Duration.ZERO)
                .cause(Cause.rule("broker").explains("backlog"));
        desk.fires("broker:b").pass(minutes(5));
        forEach(this::fires);
        desk.pass(minutes(5));

        assertIdle();
    }

    @Test
    void ofAlertsThatWhatTheyInvolveExplains() {
        desk.rule("broker", Duration.ZERO, Duration.ZERO)
                .cause(Cause.rule("broker").explains("backlog").asFarAsInvolved("name"));
        desk.fires("broker:b").fires("broker:c");
        forEach(name -> desk.finds(name, finding -> finding.involving(Set.of("b", "c"))));
        desk.pass(minutes(5));

        assertIdle();
    }

    @Test
    void ofAlertsThatNothingExplainsThoughItCould() {
        desk.rule("broker", Duration.ZERO, Duration.ZERO)
                .cause(Cause.rule("broker").explains("backlog").asFarAsInvolved("name"));
        desk.fires("broker:b");
        forEach(name -> desk.finds(name, finding -> finding.involving(Set.of("b", "c"))));
        desk.pass(minutes(5));

        assertIdle();
    }

    @Test
    void ofAlertsThatAreSilenced() {
        desk.says(standing -> standing.silence(
                Silence.of(AlertSelection.all().where("name", "t*"))
                        .by("ann")
                        .because("known")
                        .untilResolved(),
                "s"));
        forEach(this::fires);
        desk.pass(minutes(5));

        assertIdle();
    }

    @Test
    void ofAlertsInMaintenance() {
        Instant begin = desk.now().wall();
        desk.window(MaintenanceWindow.once(begin, begin.plus(minutes(60)))
                .of(AlertSelection.all().where("name", "t*"))
                .because("moved"));
        forEach(this::fires);
        desk.pass(minutes(5));

        assertIdle();
    }

    @Test
    void ofAlertsThatAreAcknowledged() {
        forEach(this::fires);
        desk.pass(minutes(5));
        for (int i = 0; i < 50; i++) {
            acknowledge("t" + i);
        }
        desk.sleep(minutes(300)).pass(minutes(1));

        assertIdle();
    }

    @Test
    void ofAlertsThatFlap() {
        for (int i = 0; i < 6; i++) {
            forEach(this::fires);
            desk.pass(minutes(1));
            forEach(desk::ends);
            desk.pass(minutes(1));
        }
        forEach(this::fires);
        desk.pass(minutes(10));
        assertThat(desk.alert("t1").flapping()).isPresent();

        assertIdle();
    }

    @Test
    void ofAlertsThatAreOver() {
        forEach(this::fires);
        desk.pass(minutes(5));
        forEach(desk::ends);
        desk.pass(minutes(20));

        assertIdle();
    }
}
