package io.kafkamonitor.rules.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What became of a {@linkplain RuleTester test}, and what is expected of it.
 *
 * <p>Each expectation that is not met is an {@link AssertionError} that says what happened instead and when. Times are from
 * the first cycle; a subject is named by some of its labels, or all of them. Immutable.
 */
public final class RuleRun {

    private final RunRecord record;

    RuleRun(RunRecord record) {
        this.record = record;
    }

    /** Expects that an alert of a subject fires; the first one if there are several, see {@link IncidentCheck#again()}. */
    public IncidentCheck fires(Labels subject) {
        return fires(wanted("", subject), "an alert of {" + subject + "}");
    }

    /** Expects that an alert of a rule and a subject fires. */
    public IncidentCheck fires(String rule, Labels subject) {
        return fires(wanted(rule, subject), "'" + rule + "' of {" + subject + "}");
    }

    private IncidentCheck fires(Predicate<IncidentStory> wanted, String what) {
        return IncidentCheck.firing(this, wanted, what);
    }

    /** Expects that no alert fires at all. Those of the monitor itself count, as when a rule throws. */
    public RuleRun neverFires() {
        return neverFires(story -> true, "nothing");
    }

    /** Expects that no alert of a subject fires. */
    public RuleRun neverFires(Labels subject) {
        return neverFires(wanted("", subject), "no alert of {" + subject + "}");
    }

    /** Expects that no alert of a rule fires. */
    public RuleRun neverFires(String rule) {
        return neverFires(wanted(rule, Labels.EMPTY), "no alert of '" + rule + "'");
    }

    private RuleRun neverFires(Predicate<IncidentStory> wanted, String what) {
        for (IncidentStory story : stories()) {
            Optional<IncidentStory.Step> step = story.first(IncidentStory.Step::beginsToFire);
            if (wanted.test(story) && step.isPresent()) {
                throw unmet("Expected " + what + " to fire, but " + story.name() + " fires at "
                        + Times.text(step.get().at()) + ".");
            }
        }
        return this;
    }

    /** Expects that no alert even pends, so that nothing was breached in any cycle. */
    public RuleRun neverPends() {
        stories().stream().findFirst().ifPresent(story -> {
            throw unmet("Expected nothing to pend, but " + story.name() + " does at "
                    + Times.text(story.steps().get(0).at()) + ".");
        });
        return this;
    }

    /** Expects what some rule says of a subject in the cycle at a time. */
    public RuleRun finds(Duration at, Outcome outcome, Labels subject) {
        List<Finding> found = findings(at).stream()
                .filter(finding -> finding.subject().containsAll(subject))
                .toList();
        if (found.stream().noneMatch(finding -> finding.outcome() == outcome)) {
            throw unmet("Expected {" + subject + "} to be found " + outcome + " at " + Times.text(at)
                    + ", but there was " + (found.isEmpty() ? "nothing said of it" : found) + ".");
        }
        return this;
    }

    /** Expects that nothing is said of a subject in the cycle at a time: nothing is wrong, and no alert is to be ended. */
    public RuleRun findsNothing(Duration at, Labels subject) {
        List<Finding> found = findings(at).stream()
                .filter(finding -> finding.subject().containsAll(subject))
                .toList();
        if (!found.isEmpty()) {
            throw unmet("Expected nothing to be found of {" + subject + "} at " + Times.text(at) + ", but there was "
                    + found + ".");
        }
        return this;
    }

    /**
     * What all rules say in the cycle at a time.
     *
     * @throws IllegalArgumentException if there is no cycle at that time
     */
    public List<Finding> findings(Duration at) {
        List<RunRecord.Found> cycle = record.findings().stream()
                .filter(found -> found.at().equals(at))
                .toList();
        if (cycle.isEmpty()) {
            throw new IllegalArgumentException("There is no cycle at " + Times.text(at) + "; they are "
                    + Times.text(record.interval()) + " apart, and the first one is at 0");
        }
        return cycle.stream().flatMap(found -> found.findings().stream()).toList();
    }

    /** Expects that a recipient is told something, and looks at the first message. */
    public MessageCheck tells(String recipient) {
        requireNonNull(recipient, "recipient");
        return MessageCheck.first(
                this,
                recipient,
                record.messages().stream()
                        .filter(message -> message.recipients().contains(recipient))
                        .toList());
    }

    /** Expects that nobody is told anything. */
    public RuleRun tellsNobody() {
        if (!record.messages().isEmpty()) {
            throw unmet("Expected nobody to be told anything, but there were "
                    + record.messages().size() + " messages.");
        }
        return this;
    }

    List<IncidentStory> stories() {
        return record.stories();
    }

    private static Predicate<IncidentStory> wanted(String rule, Labels subject) {
        return story ->
                (rule.isEmpty() || story.rule().equals(rule)) && story.subject().containsAll(subject);
    }

    AssertionError unmet(String expectation) {
        return new AssertionError(expectation + System.lineSeparator() + this);
    }

    /** What happened, a line each, in the order in which it did. */
    @Override
    public String toString() {
        return Timeline.of(record);
    }
}
