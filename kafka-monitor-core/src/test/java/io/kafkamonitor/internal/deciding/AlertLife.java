package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.telling.Routes;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The life of one alert, told by a series of outcomes, one for each evaluation, 30 s apart: B breached, ! breached and
 * critical, S breached and told after 30 s whatever the rule says, H holding, C clear, U unknown, N nothing to measure,
 * G gone, - nothing said, F rule failed. A number repeats: {@code 20xU}.
 */
final class AlertLife {

    static final Labels SUBJECT = Labels.of("topic", "orders");
    private static final Unknown WHY = Unknown.because(UnknownReason.UNREACHABLE);

    static final Policy POLICY = new Policy(
            "test",
            "",
            new RoutedAddressing(Routes.of(List.of(), Map.of()), Map.of()),
            Causes.NONE,
            List.of(),
            Desk.TIMING,
            null,
            alert -> Labels.EMPTY);

    private State state = State.empty("origin");
    private final RuleTerms rule;
    private final List<Transition> seen = new ArrayList<>();
    private final List<String> transitions = new ArrayList<>();
    private Duration step = Duration.ofSeconds(30);
    private int evaluations;

    private AlertLife(Duration forAtLeast, Duration keepFiringFor) {
        this.rule =
                new RuleTerms("backlog", Severity.WARNING, forAtLeast, keepFiringFor, "", "", "", "", "", List.of());
    }

    static AlertLife firingAtOnce() {
        return new AlertLife(Duration.ZERO, Duration.ZERO);
    }

    static AlertLife firingAfter(Duration forAtLeast) {
        return new AlertLife(forAtLeast, Duration.ZERO);
    }

    static AlertLife kept(Duration keepFiringFor) {
        return new AlertLife(Duration.ZERO, keepFiringFor);
    }

    /** With evaluations as far apart. */
    AlertLife every(Duration newStep) {
        step = newStep;
        return this;
    }

    /** Goes on with more evaluations; returns all transitions so far, such as {@code 30s FIRING}. */
    List<String> see(String series) {
        for (String word : series.split(" ", -1)) {
            int times = word.contains("x") ? Integer.parseInt(word.substring(0, word.indexOf('x'))) : 1;
            for (int i = 0; i < times; i++) {
                evaluate(word.charAt(word.length() - 1));
            }
        }
        return List.copyOf(transitions);
    }

    private void evaluate(char outcome) {
        Duration at = step.multipliedBy(evaluations);
        Instant now = ManualClock.START.plus(at);
        var tick = new Tick(Moment.of(now), evaluations == 0 ? Duration.ZERO : step);
        evaluations++;
        Decision decision = new Decider(POLICY).decide(List.of(result(outcome)), tick, state);
        state = decision.state();
        for (Transition transition : decision.transitions()) {
            String how = transition.alert().resolution().map(Resolution::name).orElse("");
            String text = at.toSeconds() + "s " + transition.alert().state() + " " + how;
            transitions.add(text.strip());
            seen.add(transition);
        }
    }

    private RuleResult result(char outcome) {
        return switch (outcome) {
            case 'B' -> found(Finding.breached(SUBJECT).withValue(evaluations, Unit.COUNT));
            case '!' -> found(Finding.breached(SUBJECT).at(Severity.CRITICAL));
            case 'S' -> found(Finding.breached(SUBJECT).after(Duration.ofSeconds(30)));
            case 'H' -> found(Finding.holding(SUBJECT).withValue(evaluations, Unit.COUNT));
            case 'C' -> found(Finding.clear(SUBJECT).withValue(0, Unit.COUNT));
            case 'U' -> found(Finding.unknown(SUBJECT, WHY));
            case 'N' -> found(Finding.unknown(SUBJECT, Unknown.because(UnknownReason.NOTHING_TO_MEASURE)));
            case 'G' -> found(Finding.gone(SUBJECT));
            case '-' -> RuleResult.of(rule, List.of());
            case 'F' -> RuleResult.failed(rule, Unknown.because(UnknownReason.RULE_FAILED));
            default -> throw new IllegalArgumentException("'" + outcome + "' is no outcome; use one of B!SHCUNG-F");
        };
    }

    private RuleResult found(Finding finding) {
        return RuleResult.of(rule, List.of(finding));
    }

    /** The state and the reason of each transition so far. */
    List<String> reasons() {
        return seen.stream()
                .map(transition -> transition.alert().state() + ": " + transition.reason())
                .toList();
    }

    List<String> states() {
        return seen.stream()
                .map(transition -> transition.alert().state().name())
                .toList();
    }

    /** The incidents of all transitions so far. */
    Set<String> incidents() {
        return seen.stream().map(transition -> transition.alert().incident()).collect(Collectors.toSet());
    }

    /** The alert as it stands; there must be one. */
    Alert alert() {
        return state.alerts().get(0);
    }

    boolean isOver() {
        return state.alerts().isEmpty() && state.active(rule.name()).isEmpty();
    }

    String explanation() {
        return String.join(
                " ",
                new Explainer(POLICY)
                        .explain(alert(), Moment.of(ManualClock.START), state)
                        .reasons());
    }
}
