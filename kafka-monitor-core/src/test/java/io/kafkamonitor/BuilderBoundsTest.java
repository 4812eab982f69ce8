package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Expression;
import io.kafkamonitor.rules.RuleBuilder;
import io.kafkamonitor.rules.Rules;
import io.kafkamonitor.rules.recommended.BacklogRules;
import io.kafkamonitor.rules.recommended.BrokerRules;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.rules.recommended.PartitionRules;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.RecordingNotifier;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number, duration and text that a host or a plug-in gives is bounded where it is given. */
class BuilderBoundsTest {

    private static final Metric LAG = Metric.amount("test.lag", Unit.COUNT, "Lag.", "topic");
    private static final String MEGABYTE = "x".repeat(1_000_000);
    private static final List<Duration> NO_DURATIONS = List.of(
            Duration.ofSeconds(Long.MAX_VALUE),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofDays(366),
            Duration.ofNanos(-1));

    private static RuleBuilder sound() {
        return rule("r").when(metric(LAG)).isAbove(1);
    }

    /** Every method of a builder that takes a duration and nothing else, whoever adds one later. */
    private static List<Method> takingDurations(Class<?> builder) {
        return Stream.of(builder.getMethods())
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(Duration.class)))
                .toList();
    }

    static Stream<Method> settersOfTheMonitor() {
        return takingDurations(KafkaMonitorBuilder.class).stream();
    }

    @ParameterizedTest
    @MethodSource("settersOfTheMonitor")
    void everyDurationOfTheMonitorIsPositiveOrZeroAndEnds(Method setter) throws Exception {
        for (Duration duration : NO_DURATIONS) {
            assertThatThrownBy(() -> setter.invoke(KafkaMonitor.builder("test"), duration))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(setter.getName() + " is '" + duration + "'; give a duration");
        }
        setter.invoke(KafkaMonitor.builder("test"), Bounded.LONGEST);
    }

    @Test
    void theSettersOfDurationsAreFound() {
        assertThat(takingDurations(KafkaMonitorBuilder.class)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(takingDurations(RuleBuilder.class)).hasSizeGreaterThanOrEqualTo(2);
    }

    static Stream<Method> settersOfRules() {
        return takingDurations(RuleBuilder.class).stream();
    }

    @ParameterizedTest
    @MethodSource("settersOfRules")
    void everyDurationOfARuleIsPositiveOrZeroAndEnds(Method setter) throws Exception {
        for (Duration duration : NO_DURATIONS) {
            var builder = (RuleBuilder) setter.invoke(sound(), duration);

            assertThatThrownBy(builder::build)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("'" + duration + "'; give a duration");
        }
    }

    static Stream<Function<Duration, Rule>> rulesWithADuration() {
        return Stream.of(
                duration -> sound().forAtLeast(duration, LAG).build(),
                BrokerRules::brokerDown,
                PartitionRules::underReplicated,
                duration -> BacklogRules.backlogGrowing(1, duration),
                duration -> rule("r")
                        .when(metric(LAG).steadyRiseOver(duration))
                        .isAbove(1)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("rulesWithADuration")
    void everyDurationOfTheCatalogueEnds(Function<Duration, Rule> maker) {
        for (Duration duration : NO_DURATIONS) {
            assertThatThrownBy(() -> maker.apply(duration)).isInstanceOf(ConfigurationException.class);
        }
    }

    private static Expression doubled(Expression expression, int times) {
        return times == 0 ? expression : doubled(expression.plus(expression), times - 1);
    }

    static Stream<ThrowingCallable> texts() {
        return Stream.of(
                () -> KafkaMonitor.builder(MEGABYTE),
                () -> KafkaMonitor.builder("test").maxSeriesPerCollector(0),
                () -> KafkaMonitor.builder("test").maxSeriesPerCollector(Integer.MAX_VALUE),
                () -> rule(MEGABYTE).when(metric(LAG)).isAbove(1).build(),
                () -> sound().describedAs(MEGABYTE).build(),
                () -> sound().describedAs("{" + MEGABYTE + "}").build(),
                () -> sound().advisedTo(MEGABYTE).build(),
                () -> rule("r")
                        .when(metric(LAG).where(MEGABYTE, "a"))
                        .isAbove(1)
                        .build(),
                () -> rule("r").when(metric(LAG).sumBy(MEGABYTE)).isAbove(1).build(),
                () -> matching(MEGABYTE),
                () -> doubled(metric(LAG), 40),
                () -> Rules.parse(MEGABYTE),
                () -> Rules.parse("r: " + MEGABYTE),
                () -> KafkaRules.consumerLag(MEGABYTE, "*", 1),
                () -> KafkaRules.recommended().without(MEGABYTE),
                () -> KafkaMonitor.builder("test")
                        .rule(new FakeRule(MEGABYTE, any -> List.of()))
                        .build(),
                () -> KafkaMonitor.builder("test")
                        .collector(new FakeCollector(MEGABYTE, LAG))
                        .build(),
                () -> KafkaMonitor.builder("test")
                        .notifier(new RecordingNotifier(MEGABYTE))
                        .build(),
                () -> KafkaMonitor.builder("test")
                        .collector(new FakeCollector("c", LAG).every(Duration.ofSeconds(Long.MAX_VALUE)))
                        .build(),
                () -> KafkaMonitor.builder("test")
                        .rule(new FakeRule("r", any -> List.of()).after(Duration.ofSeconds(Long.MAX_VALUE)))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsTooMuchIsRefusedWithAShortSentence(ThrowingCallable given) {
        assertThatThrownBy(given)
                .isInstanceOfAny(IllegalArgumentException.class, ConfigurationException.class)
                .message()
                .hasSizeBetween(20, 1_500)
                .contains("; ");
    }

    @Test
    void theLongestDurationsPassBuildAndATick() {
        assertThatCode(() -> {
                    try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                            .interval(Bounded.LONGEST)
                            .collectDeadline(Bounded.LONGEST)
                            .deliveryDeadline(Bounded.LONGEST)
                            .groupWait(Bounded.LONGEST)
                            .groupInterval(Bounded.LONGEST)
                            .collector(new FakeCollector("c", LAG).every(Bounded.LONGEST))
                            .rule(sound().forAtLeast(Bounded.LONGEST)
                                    .keepFiringFor(Bounded.LONGEST)
                                    .build())
                            .notifier(new RecordingNotifier("people"))
                            .build()) {
                        monitor.tick();
                        monitor.tick();
                        assertThat(monitor.health().cycles()).isEqualTo(2);
                    }
                })
                .doesNotThrowAnyException();
    }
}
