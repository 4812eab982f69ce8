package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompositionCheckTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.");
    private static final Metric SIZE = Metric.gauge("size", Unit.COUNT, "Size.");

    private final Parts parts = new Parts();

    private List<String> problems() {
        return CompositionCheck.problems(parts);
    }

    private static FakeRule rule(String name) {
        return new FakeRule(name, any -> List.of());
    }

    @Test
    void findsNothingWrongWithNothing() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void findsEveryNameThatIsGivenTwice() {
        parts.collector(new FakeCollector("a", LAG)).collector(new FakeCollector("a", SIZE));
        parts.rule(rule("b")).rule(rule("b"));
        parts.notifier(new RecordingNotifier("c")).notifier(new RecordingNotifier("c"));

        assertThat(problems())
                .containsExactly(
                        "Collector 'a' is registered twice; give each collector its own name",
                        "Rule 'b' is registered twice; give each rule its own name",
                        "Notifier 'c' is registered twice; give each notifier its own name");
    }

    @Test
    void refusesTheNamesOfWhatEveryMonitorHas() {
        parts.collector(new FakeCollector("monitor", LAG)).rule(rule("rule-failing"));

        assertThat(problems())
                .containsExactly(
                        "Collector 'monitor' has the name of a built-in collector; give it another one",
                        "Rule 'rule-failing' has the name of a built-in rule; give it another one");
    }

    @Test
    void refusesNamesThatAreEmptyOrBreakALine() {
        parts.rule(rule(" ")).rule(rule("a\nb")).rule(rule(null));

        assertThat(problems()).hasSize(2).anyMatch(problem -> problem.contains("line break"));
    }

    @Test
    void findsMetricsThatTwoCollectorsWrite() {
        parts.collector(new FakeCollector("a", LAG)).collector(new FakeCollector("b", SIZE, LAG));
        parts.collector(new FakeCollector("c", MonitorMetrics.SERIES));

        assertThat(problems())
                .containsExactly(
                        "Metric 'lag' is written by the collectors 'a' and 'b'; give one of them another metric",
                        "Metric 'kafka.monitor.series' is written by the collectors 'monitor' and 'c'; give one of them"
                                + " another metric");
    }

    @Test
    void reportsPartsThatThrowOrAnswerNullWhenTheyAreAskedAboutThemselves() {
        parts.rule(new Throwing()).rule(rule("negative").after(Duration.ofSeconds(-1)));
        parts.collector(new FakeCollector("a", LAG).every(Duration.ofSeconds(-1)));
        parts.rule(rule("null").at(null));

        assertThat(problems())
                .hasSize(4)
                .anyMatch(problem ->
                        problem.startsWith("Rule io.kafkamonitor.CompositionCheckTest$Throwing cannot be used:"
                                + " NoClassDefFoundError: com/example/Gone"))
                .anyMatch(problem -> problem.contains("forAtLeast() returns 'PT-1S'"))
                .anyMatch(problem -> problem.contains("interval() returns 'PT-1S'"))
                .anyMatch(problem -> problem.contains("severity() returns null"));
    }

    @Test
    void namesTheRulesThatNeverFireForWantOfData() {
        parts.collector(new FakeCollector("a", LAG));
        parts.rule(new Reading("on-lag", LAG)).rule(new Reading("on-size", SIZE));
        parts.rule(new Reading("on-the-monitor", MonitorMetrics.CYCLE_TIME));

        assertThat(CompositionCheck.rulesWithoutData(parts)).containsExactly("on-size");
    }

    private static final class Throwing implements Rule {
        @Override
        public String name() {
            throw new NoClassDefFoundError("com/example/Gone");
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            return List.of();
        }
    }

    private record Reading(String name, Metric metric) implements Rule {
        @Override
        public Set<Metric> metrics() {
            return Set.of(metric);
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            return List.of();
        }
    }
}
