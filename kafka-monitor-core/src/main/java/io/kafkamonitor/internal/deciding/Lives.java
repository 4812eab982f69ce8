package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.internal.text.Places;
import io.kafkamonitor.internal.text.ShellWords;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of all alerts: what each finding makes of the incident of its subject. */
final class Lives {

    private final Policy policy;
    private final StateDraft draft;
    private final Tick tick;
    private final Consumer<Transition> transitions;
    private final UnderWay underWay;

    Lives(Policy policy, StateDraft draft, Tick tick, Consumer<Transition> transitions) {
        this.policy = policy;
        this.draft = draft;
        this.tick = tick;
        this.transitions = transitions;
        this.underWay = new UnderWay(draft);
    }

    /** Takes the results of one evaluation of all rules; a rule that is not among them does not exist any more. */
    void follow(List<RuleResult> results) {
        var rules = new HashSet<String>();
        for (RuleResult result : results) {
            rules.add(result.rule().name());
            GroupDraft group = draft.group(result.rule().name());
            if (result.failure() == null) {
                judge(result, group);
            } else {
                for (Incident incident : group.allActive()) {
                    step(group, incident, course(result.rule(), incident).unknown(result.failure()));
                }
            }
        }
        for (String rule : draft.groupNames()) {
            if (!rules.contains(rule)) {
                endAll(draft.group(rule));
            }
        }
    }

    private void judge(RuleResult result, GroupDraft group) {
        int before = group.activeSize();
        int seen = 0;
        for (Finding finding : result.findings()) {
            @Nullable Incident incident = group.active(finding.subject());
            if (incident != null) {
                seen++;
                if (!Steadiness.isAsBefore(result.rule(), incident, finding, tick)) {
                    step(group, incident, course(result.rule(), incident).found(finding));
                }
            } else if (finding.outcome() == Outcome.BREACHED) {
                Incident begun = begin(result.rule(), group, finding);
                step(group, begun, begun);
            }
        }
        if (seen < before) {
            noteSilence(result, group);
        }
    }

    private void noteSilence(RuleResult result, GroupDraft group) {
        Set<Labels> told = result.findings().stream().map(Finding::subject).collect(Collectors.toSet());
        for (Incident incident : group.allActive()) {
            if (!told.contains(incident.alert().subject())) {
                step(group, incident, course(result.rule(), incident).silent());
            }
        }
    }

    private void endAll(GroupDraft group) {
        for (Incident incident : group.allActive()) {
            var terms = RuleTerms.removed(incident.alert().rule());
            step(group, incident, course(terms, incident).removed());
        }
    }

    private Course course(RuleTerms rule, Incident incident) {
        return new Course(rule, incident, tick, transitions);
    }

    /** What never fired is of no interest when it is over. */
    private void step(GroupDraft group, Incident before, Incident after) {
        if (after.isOver() && after.alert().firedAt().isPresent()) {
            draft.remember(after.alert(), tick.now());
        }
        if (after.isOver()
                && after.flaps().firings().isEmpty()
                && after.knowledge().isNone()) {
            group.removeActive(before);
        } else {
            group.put(after);
        }
    }

    private Incident begin(RuleTerms rule, GroupDraft group, Finding breached) {
        List<Incident> over = group.over(breached.subject());
        @Nullable Incident last = over.isEmpty() ? null : over.get(over.size() - 1);
        if (last != null && !underWay.has(last)) {
            if (last.knowledge().isNone()) {
                group.removeOver(last); // all that was still of interest goes on with the next one
            } else if (!last.isEndTold()) {
                return course(rule, last).begin(breached); // nobody was told that it was over, and it is not
            }
        }
        String id = Fingerprint.of(policy.monitor(), rule.name(), breached.subject());
        Alert pending = Alert.builder(id, rule.name(), breached.subject())
                .monitor(policy.monitor())
                .condition(rule.condition())
                .advice(rule.advice())
                .ending(Places.filled(rule.ending(), breached.subject()))
                .command(ShellWords.filled(rule.command(), breached.subject(), policy.bootstrapServers()))
                .earlier(draft.earlier(id, tick.now()))
                .valueName(rule.valueName())
                .since(since(last))
                .build();
        Alert labelled = pending.toBuilder()
                .hostLabels(policy.hostLabels().apply(pending))
                .build();
        Flaps flaps = last == null ? Flaps.NONE : last.flaps();
        var incident = new Incident(labelled, Life.NEW, flaps, Explained.NOT, Knowledge.NONE, false);
        return course(rule, incident).begin(breached);
    }

    /** Two incidents of one alert never begin in the same millisecond, or they would be taken for one. */
    private Instant since(@Nullable Incident last) {
        Instant now = tick.now();
        if (last == null || now.toEpochMilli() > last.alert().since().toEpochMilli()) {
            return now;
        }
        return last.alert().since().plusMillis(1);
    }
}
