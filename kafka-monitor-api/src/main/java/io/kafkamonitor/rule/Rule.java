package io.kafkamonitor.rule;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Judges a snapshot: a function of an {@link Evaluation} to findings. It keeps no state and reads no clock; the monitor
 * remembers alerts, durations and history for it.
 *
 * <p>It says {@link Outcome#CLEAR} at least of every subject in {@link Evaluation#active()} that is well again. An
 * active subject of which it says nothing in three evaluations is taken to be no longer reported.
 *
 * <h2>Threads</h2>
 *
 * {@link #evaluate} is called by one thread at a time, not always the same one. It must not block or do I/O; after five
 * seconds it is interrupted.
 *
 * <h2>Failure</h2>
 *
 * If it throws or overruns, its alerts freeze, a health alert names the rule, and the other rules go on.
 *
 * <h2>Registration</h2>
 *
 * With {@code KafkaMonitor.builder(...).rule(...)}, from a {@code MonitorPlugin}, or, with a public constructor without
 * parameters, by {@code META-INF/services/io.kafkamonitor.rule.Rule}.
 */
public interface Rule {

    /** A name of its own in the monitor, such as {@code payments-backlog}; always the same. */
    String name();

    /** How much a breach matters if the finding does not say. */
    default Severity severity() {
        return Severity.WARNING;
    }

    /** How long a subject is breached before people are told; zero, the default, for at once. */
    default Duration forAtLeast() {
        return Duration.ZERO;
    }

    /** How long a subject is clear before people are told that it is over; zero, the default, for at once. */
    default Duration keepFiringFor() {
        return Duration.ZERO;
    }

    /** What the rule asks for, in a few words; shown beside the alert. */
    default String condition() {
        return "";
    }

    /**
     * What the values of its findings are, such as {@code Increase in 30 min}; shown beside the value. Empty, the default,
     * for what there is now.
     */
    default String valueName() {
        return "";
    }

    /** What a breach means and what to do about it; shown below the alert. */
    default String advice() {
        return "";
    }

    /**
     * What is the matter no longer, in one sentence with places for the labels of the subject: <code>Broker {broker} is back</code>.
     * It is the headline of the message that tells the end. Empty, the default, to say only that the rule is over.
     */
    default String ending() {
        return "";
    }

    /**
     * What to enter in a shell to see more, with places for the labels of the subject and for what the monitor was given as
     * {@code bootstrap.servers}: <code>kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --topic {topic}</code>. What is
     * put into a place is quoted for a POSIX shell. Empty, the default, for none.
     */
    default String command() {
        return "";
    }

    /** The metrics that it reads, so that a rule without a source of data is noticed. */
    default Set<Metric> metrics() {
        return Set.of();
    }

    /**
     * The metrics of which its findings would be wrong if nobody wrote them, as of a rule that looks for what is missing;
     * a monitor without a collector that writes them is not built.
     */
    default Set<Metric> requiredMetrics() {
        return Set.of();
    }

    /**
     * Whether a snapshot has anything that it judges, so that a rule which looks for the wrong names is noticed. It is
     * called after {@link #evaluate}, under the same terms. A rule that finds nothing because all is well does not say.
     */
    default Coverage coverage(Snapshot snapshot) {
        return Coverage.UNTOLD;
    }

    /** The names of other rules of which it asks whether they fire; a monitor that lacks one of them is not built. */
    default Set<String> otherRules() {
        return Set.of();
    }

    /** The metrics on which it looks back; what is derived from others comes after them. */
    default List<HistoryWindow> history() {
        return List.of();
    }

    /** What it says of each subject, each subject once; of two findings for one the worse counts, see {@link Outcome}. */
    Collection<Finding> evaluate(Evaluation evaluation);
}
