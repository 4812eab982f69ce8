package io.kafkamonitor.rules.testing;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.rules.testing.IncidentStory.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is expected of an alert that fires. {@link #at}, {@link #saying} and {@link #with} are about the last thing named:
 * that it fires, is worse, recovers or is over. Immutable; each method returns what is looked at next.
 */
public final class IncidentCheck {

    private final RuleRun run;
    private final List<IncidentStory> stories;
    private final Step looked;
    private final String event;

    private IncidentCheck(RuleRun run, List<IncidentStory> stories, Step looked, String event) {
        this.run = run;
        this.stories = stories;
        this.looked = looked;
        this.event = event;
    }

    /** @param what who is expected to fire, for the message if nobody does */
    static IncidentCheck firing(RuleRun run, Predicate<IncidentStory> wanted, String what) {
        List<IncidentStory> stories = run.stories().stream()
                .filter(wanted)
                .filter(story -> story.first(Step::beginsToFire).isPresent())
                .toList();
        if (stories.isEmpty()) {
            throw run.unmet("Expected " + what + " to fire, but none did.");
        }
        return firing(run, stories);
    }

    private static IncidentCheck firing(RuleRun run, List<IncidentStory> stories) {
        return new IncidentCheck(
                run, stories, stories.get(0).first(Step::beginsToFire).orElseThrow(), "fire");
    }

    /** Expects that it happens at a time from the first cycle. */
    public IncidentCheck at(Duration time) {
        if (!looked.at().equals(time)) {
            throw run.unmet("Expected " + story().name() + " to " + event + " at " + Times.text(time)
                    + ", but that was at " + Times.text(looked.at()) + ".");
        }
        return this;
    }

    /** Expects the sentence that says what is the matter. */
    public IncidentCheck saying(String summary) {
        String said = looked.alert().summary();
        if (!said.equals(summary)) {
            throw run.unmet("Expected " + story().name() + " to say '" + summary + "' at " + Times.text(looked.at())
                    + ", but it says '" + said + "'.");
        }
        return this;
    }

    /** Expects a severity. */
    public IncidentCheck with(Severity severity) {
        if (looked.alert().severity() != severity) {
            throw run.unmet("Expected " + story().name() + " to " + event + " with severity " + severity
                    + ", but it is " + looked.alert().severity() + ".");
        }
        return this;
    }

    /** Expects that it was first seen breached at a time, and pended from then on. */
    public IncidentCheck pendingSince(Duration time) {
        Duration since = story().steps().get(0).at();
        if (!since.equals(time)) {
            throw run.unmet("Expected " + story().name() + " to be breached first at " + Times.text(time)
                    + ", but that was at " + Times.text(since) + ".");
        }
        return this;
    }

    /** Expects that its severity changes to another one later, and looks at that. */
    public IncidentCheck becomes(Severity severity) {
        return later(
                step -> step.transition().changesSeverity() && step.alert().severity() == severity,
                "become " + severity);
    }

    /** Expects that it is clear later, though not yet for long enough, and looks at that. */
    public IncidentCheck recovers() {
        return later(Step::recovers, "recover");
    }

    /** Expects that it ends later, and looks at that. */
    public IncidentCheck isOver() {
        return later(Step::isOver, "be over");
    }

    /** Expects that it ends later in one way, and looks at that. */
    public IncidentCheck isOver(Resolution resolution) {
        IncidentCheck end = isOver();
        Optional<Resolution> how = end.looked.alert().resolution();
        if (!how.equals(Optional.of(resolution))) {
            throw run.unmet("Expected " + story().name() + " to be over as " + resolution + ", but it ended as "
                    + how.map(Enum::name).orElse("nothing") + ".");
        }
        return end;
    }

    /** Expects that it fires until the run ends, whether or not it recovers meanwhile. */
    public IncidentCheck staysFiring() {
        Alert last = story().last().alert();
        if (last.state() == AlertState.RESOLVED) {
            throw run.unmet("Expected " + story().name() + " to fire to the end, but it is over at "
                    + Times.text(story().last().at()) + ".");
        }
        return this;
    }

    /** Expects that another alert of the same kind fires after this one, and looks at that. */
    public IncidentCheck again() {
        if (stories.size() < 2) {
            throw run.unmet("Expected " + story().name() + " to fire again, but it does not.");
        }
        return firing(run, stories.subList(1, stories.size()));
    }

    /** Expects that it does not fire once more. */
    public IncidentCheck onlyOnce() {
        if (stories.size() > 1) {
            throw run.unmet(
                    "Expected " + story().name() + " to fire only once, but it fires " + stories.size() + " times.");
        }
        return this;
    }

    /** The alert as it was then, for expectations that are not here. */
    public Alert alert() {
        return looked.alert();
    }

    /** All that happened, for the next expectation. */
    public RuleRun and() {
        return run;
    }

    private IncidentStory story() {
        return stories.get(0);
    }

    private IncidentCheck later(Predicate<Step> wanted, String newEvent) {
        List<Step> steps = story().steps();
        return steps.subList(steps.indexOf(looked) + 1, steps.size()).stream()
                .filter(wanted)
                .findFirst()
                .map(step -> new IncidentCheck(run, stories, step, newEvent))
                .orElseThrow(() -> run.unmet("Expected " + story().name() + " to " + newEvent + " after "
                        + Times.text(looked.at()) + ", but it does not."));
    }
}
