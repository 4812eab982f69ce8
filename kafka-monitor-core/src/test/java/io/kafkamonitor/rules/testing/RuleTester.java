package io.kafkamonitor.rules.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs rules on given series in virtual time, through a whole monitor: what the rules find, when alerts begin and end and
 * who is told of them is as it would be in production.
 *
 * <pre>{@code
 * RuleTester.of(KafkaRules.consumerLag(10_000))
 *         .series(GROUP_LAG, billing, "0x4 20000x20 0x10")
 *         .run()
 *         .fires(Labels.of("group", "billing")).at(ofMinutes(7)).isOver().at(ofMinutes(14));
 * }</pre>
 *
 * <p>The first cycle is at the time zero, the next one an interval later. Not safe for use by several threads.
 */
public final class RuleTester {

    /** Who is told of everything unless {@link #telling} says otherwise. */
    public static final String PEOPLE = "people";

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);
    private static final int MOST_CYCLES = 100_000;

    private final List<Rule> rules;
    private final List<ScriptedSeries> series = new ArrayList<>();
    private Duration interval = USUAL_INTERVAL;
    private Duration least = Duration.ZERO;
    private String[] recipients = {PEOPLE};
    private Consumer<KafkaMonitorBuilder> composition = builder -> {};

    private RuleTester(List<Rule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("There is no rule to test; give one or more");
        }
        this.rules = rules;
    }

    /** Tests rules together, as where one explains another. */
    public static RuleTester of(Rule... rules) {
        return new RuleTester(List.of(rules));
    }

    /** Tests rules together, such as {@code KafkaRules.recommended()}. */
    public static RuleTester of(Collection<? extends Rule> rules) {
        return new RuleTester(List.copyOf(rules));
    }

    /**
     * From one cycle to the next; 30 s if not given.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public RuleTester every(Duration newInterval) {
        if (newInterval.isNegative() || newInterval.isZero()) {
            throw new IllegalArgumentException(
                    "The interval '" + newInterval + "' is not positive; give the time from one cycle to the next");
        }
        interval = newInterval;
        return this;
    }

    /**
     * Adds a series by what is said of it cycle by cycle, in terms between spaces:
     *
     * <ul>
     *   <li>{@code 7} or {@code -0.5}: this value
     *   <li>{@code 10+5x4}: four values, each 5 more than the one before: 10, 15, 20, 25; {@code 10-5x4} goes down
     *   <li>{@code _}: nothing is said of the series, which is unknown for two cycles and gone in the third
     *   <li>{@code unknown} or {@code unknown(NO_LEADER)}: it cannot be read, for {@code TIMED_OUT} or another
     *       {@code UnknownReason}
     *   <li>{@code gone}: what the labels name is not there any more
     * </ul>
     *
     * <p>With {@code x} and a number behind it a term stands for as many cycles: {@code 0x4} is {@code 0 0 0 0}. A series
     * that is shorter than the longest one stays as it ended.
     *
     * @throws IllegalArgumentException if there is a mistake in it, naming its place
     */
    public RuleTester series(Metric metric, Labels labels, String notation) {
        requireNonNull(metric, "metric");
        requireNonNull(labels, "labels");
        var added = ScriptedSeries.of(metric, labels, requireNonNull(notation, "notation"));
        if (series.stream()
                .anyMatch(
                        other -> other.metric().equals(metric) && other.labels().equals(labels))) {
            throw new IllegalArgumentException(
                    "The series " + metric.name() + "{" + labels + "} is given twice; give each series once");
        }
        series.add(added);
        return this;
    }

    /** Runs for as long at least, also where all series are shorter; they stay as they ended. */
    public RuleTester lasting(Duration duration) {
        least = requireNonNull(duration, "duration");
        return this;
    }

    /** Tells these recipients instead of {@value #PEOPLE}. */
    public RuleTester telling(String... newRecipients) {
        recipients = newRecipients.clone();
        return this;
    }

    /**
     * Composes the monitor further, with causes, routes, silences or notifiers of one's own; the name of the notifier that
     * is listened to is {@value #PEOPLE}. What it sets is set last.
     */
    public RuleTester composedWith(Consumer<KafkaMonitorBuilder> further) {
        composition = composition.andThen(requireNonNull(further, "further"));
        return this;
    }

    /**
     * Runs all cycles.
     *
     * @throws IllegalStateException if no series is given
     * @throws AssertionError if a notifier does not deliver, or the thread is interrupted
     */
    public RuleRun run() {
        if (series.isEmpty()) {
            throw new IllegalStateException("There is no series for the rules to judge; give one with series()");
        }
        var clock = new ManualClock();
        var record = new RunRecord(clock, interval);
        var notifier = new RecordingNotifier(PEOPLE).telling(recipients);
        var collector = new ScriptedCollector(metrics(), series);
        KafkaMonitorBuilder builder = KafkaMonitor.builder("tested")
                .timeSource(clock)
                .interval(interval)
                .collector(collector)
                .rules(rules.stream()
                        .map(rule -> new HeardRule(rule, record::found))
                        .toList())
                .notifier(notifier)
                .listener(record::passed);
        composition.accept(builder);
        try (KafkaMonitor monitor = builder.build()) {
            new VirtualTime(monitor, clock, record).pass(cycles(), collector::turnTo);
            record.told(notifier.notifications(), notifier.attempts());
        }
        return new RuleRun(record);
    }

    private List<Metric> metrics() {
        return Stream.of(
                        series.stream().map(ScriptedSeries::metric),
                        rules.stream().flatMap(rule -> rule.metrics().stream()),
                        rules.stream().flatMap(rule -> rule.requiredMetrics().stream()))
                .flatMap(metrics -> metrics)
                .distinct()
                .toList();
    }

    private int cycles() {
        int longest = series.stream().mapToInt(ScriptedSeries::cycles).max().orElse(1);
        long wanted = least.dividedBy(interval) + 1;
        if (wanted > MOST_CYCLES) {
            throw new IllegalArgumentException("There are " + wanted + " cycles of " + interval + " in " + least
                    + ", more than " + MOST_CYCLES + "; run for a shorter time or with a longer interval");
        }
        return Math.max(longest, (int) wanted);
    }
}
