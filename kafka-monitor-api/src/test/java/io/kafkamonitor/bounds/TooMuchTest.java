package io.kafkamonitor.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plug-in may hand over: anything. */
class TooMuchTest {

    private static final String MEGABYTE = "x".repeat(1_000_000);
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final Labels SUBJECT = Labels.of("topic", "orders");
    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "Lag.", "topic");
    private static final Evidence EVIDENCE = Evidence.of(SUBJECT, 1, Unit.COUNT);

    static Stream<String> texts() {
        Alert alert = Alert.builder("id", "rule", SUBJECT)
                .summary(MEGABYTE)
                .condition(MEGABYTE)
                .advice(MEGABYTE)
                .ending(MEGABYTE)
                .valueName(MEGABYTE)
                .since(Instant.MAX)
                .build();
        return Stream.of(
                Delivery.delivered(MEGABYTE).detail(),
                Delivery.transientFailure(MEGABYTE).detail(),
                Delivery.permanentFailure(MEGABYTE).detail(),
                Delivery.rejected(MEGABYTE).detail(),
                Delivery.ambiguous(MEGABYTE).detail(),
                Delivery.each(Map.of("a", Answer.accepted()), MEGABYTE).detail(),
                Answer.notNow(MEGABYTE).why(),
                new Unknown(UnknownReason.TIMED_OUT, MEGABYTE).toString(),
                Finding.breached(SUBJECT).saying(MEGABYTE).summary(),
                Labels.of("topic", MEGABYTE).toString(),
                Labels.of("topic", MEGABYTE, "partition", "0").toString(),
                Labels.of(Map.of("topic", MEGABYTE)).toString(),
                SUBJECT.with("group", MEGABYTE).toString(),
                alert.summary(),
                alert.condition(),
                alert.advice(),
                alert.ending(),
                alert.valueName(),
                Transition.of(null, alert, Instant.MAX, MEGABYTE).reason(),
                LAG.unit().format(Double.MAX_VALUE),
                Unit.BYTES.format(-Double.MAX_VALUE),
                Unit.RATIO.format(1e300),
                Unit.SECONDS.format(1e300),
                Unit.of("records").format(1e15));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isShortenedWhileTheMonitorRuns(String text) {
        assertThat(text.length()).isLessThanOrEqualTo(Bounded.LONGEST_TEXT + 50);
    }

    static Stream<ThrowingCallable> mistakes() {
        String[] manyLabels =
                IntStream.range(0, 1_000).mapToObj(i -> "label" + i).toArray(String[]::new);
        return Stream.of(
                () -> Metric.gauge(MEGABYTE, Unit.COUNT, ""),
                () -> Metric.gauge("lag", Unit.COUNT, MEGABYTE),
                () -> Metric.gauge("lag", Unit.COUNT, "", MEGABYTE),
                () -> Metric.gauge("lag", Unit.COUNT, "", manyLabels),
                () -> LAG.withLabelValues("topic", List.of(manyLabels)),
                () -> LAG.withLabelValues("topic", List.of()),
                () -> LAG.withLabelValues("group", List.of("a")),
                () -> LAG.between(1, 0),
                () -> LAG.between(Double.NaN, 0),
                () -> Unit.of(MEGABYTE),
                () -> Labels.of(MEGABYTE, "value"),
                () -> Delivery.each(answers(10_001), ""),
                () -> Delivery.each(Map.of(), ""),
                () -> Delivery.each(Map.of(MEGABYTE, Answer.accepted()), ""),
                () -> DeliveryAttempt.to(List.of()),
                () -> Alert.builder("id", "rule", SUBJECT).monitor(MEGABYTE),
                () -> Alert.builder("id", "rule", SUBJECT)
                        .involved(answers(1_001).keySet()),
                () -> Alert.builder("id", "rule", SUBJECT).flapping(0),
                () -> HistoryWindow.of(LAG, FOR_EVER),
                () -> HistoryWindow.of(LAG, Duration.ofDays(32)),
                () -> Finding.breached(SUBJECT).after(FOR_EVER),
                () -> Finding.breached(SUBJECT).after(Duration.ofSeconds(Long.MIN_VALUE)),
                () -> CollectContext.startingNow(new ManualClock(), FOR_EVER),
                () -> CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(-1)));
    }

    private static Map<String, Answer> answers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "r" + i, i -> Answer.accepted()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedWithAShortSentenceWhereSomebodyCanMendIt(ThrowingCallable mistake) {
        assertThatThrownBy(mistake)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeBetween(20, 500)
                .contains(";");
    }

    @Test
    void keepsLongLabelValuesApart() {
        Labels one = Labels.of("group", MEGABYTE + "1");
        Labels other = Labels.of("group", MEGABYTE + "2");

        assertThat(one).isNotEqualTo(other).isEqualTo(Labels.of("group", MEGABYTE + "1"));
        assertThat(one.value("group")).hasSizeLessThanOrEqualTo(1_000).startsWith("xxx");
        assertThat(Labels.of("group", "x".repeat(1_000)).value("group")).isEqualTo("x".repeat(1_000));
        assertThat(SUBJECT.with("group", one.value("group")).value("group")).isEqualTo(one.value("group"));
    }

    @Test
    void keepsTheFirstPartsOfAFindingAndAnAlert() {
        List<Evidence> parts = Collections.nCopies(1_000_000, EVIDENCE);

        Finding finding = Finding.breached(SUBJECT).because(parts);

        assertThat(finding.evidence()).hasSize(100);
        assertThat(finding.evidenceCount()).isEqualTo(1_000_000);
        assertThat(Alert.builder("id", "rule", SUBJECT)
                        .since(Instant.EPOCH)
                        .evidence(parts)
                        .build()
                        .evidence())
                .hasSize(100);
    }

    @Test
    void waitsNeitherForEverNorNotAtAll() {
        Delivery busy = Delivery.transientFailure("busy");

        assertThat(busy.withRetryAfter(FOR_EVER).retryAfter()).contains(Duration.ofDays(1));
        assertThat(busy.withRetryAfter(Duration.ofDays(1).plusNanos(1)).retryAfter())
                .contains(Duration.ofDays(1));
        assertThat(busy.withRetryAfter(Duration.ofHours(23)).retryAfter()).contains(Duration.ofHours(23));
        assertThat(busy.withRetryAfter(Duration.ZERO).retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(busy.withRetryAfter(Duration.ofNanos(1)).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void namesAnIncidentWhateverTheClockSays() {
        Alert alert = Alert.builder("id", "rule", SUBJECT).since(Instant.MAX).build();

        assertThat(alert.incident()).startsWith("id-");
        assertThat(alert.toBuilder().firedAt(Instant.MIN).build().firedAt()).contains(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"366d", "8761h", "999999999d", "99999999999d", "99999999999999999999s"})
    void isNoDurationInSettings(String text) {
        Settings settings = Settings.of(Map.of("timeout", text));

        assertThat(settings.duration("timeout", Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.problems()).hasSize(1);
    }

    @Test
    void isNotRepeatedInAMessageAboutASetting() {
        Settings settings = Settings.of(Map.of("number", MEGABYTE));

        settings.number("number", 1);

        assertThat(settings.problems().get(0).length()).isLessThan(300);
    }
}
