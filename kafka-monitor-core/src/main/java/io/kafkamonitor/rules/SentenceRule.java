package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.hours.Hours;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.OverWindow;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule that was written as a sentence. Immutable. */
final class SentenceRule implements Rule {

    private final String name;
    private final Node node;
    private final Series series;
    private final @Nullable Limits limits;
    private final @Nullable LimitsBySubject bySubject;
    private final @Nullable Recurrence recurrence;
    private final @Nullable EvidenceSource evidence;
    private final Description description;
    private final Judge judge;
    private final @Nullable Expected expected;
    private final List<Proviso> provisos;
    private final @Nullable Hours hours;
    private final String condition;
    private final String text;
    private final Severity severity;
    private final Duration forAtLeast;
    private final @Nullable Sooner sooner;
    private final Duration keepFiringFor;
    private final String advice;
    private final String ending;
    private final String command;

    SentenceRule(RuleBuilder builder) {
        name = builder.name;
        node = builder.node;
        limits = builder.limits;
        bySubject = builder.bySubject;
        recurrence = builder.recurrence;
        expected = builder.expected;
        evidence = builder.evidence;
        description = builder.description();
        series = builder.series();
        provisos = List.copyOf(builder.provisos);
        hours = builder.hours;
        judge = builder.reason == null ? provided() : new ReasonJudge(provided(), builder.reason);
        condition = RuleText.condition(builder);
        text = RuleText.of(builder);
        severity = builder.severity;
        forAtLeast = builder.forAtLeast;
        sooner = builder.sooner;
        keepFiringFor = builder.keepFiringFor;
        advice = builder.advice;
        ending = builder.ending;
        command = builder.command;
    }

    private Judge provided() {
        Judge provided = judge();
        for (Proviso proviso : provisos) {
            provided = new ProvidedJudge(provided, proviso);
        }
        return hours == null ? provided : new DuringJudge(provided, hours);
    }

    private Judge judge() {
        if (limits == null) {
            return expected == null
                    ? new MissingJudge(series, description)
                    : new ExpectedJudge(series, expected, description);
        }
        var plain = new LimitsJudge(node, new LimitsPlan(limits, bySubject, recurrence), description);
        return evidence == null
                ? plain
                : new EvidenceJudge(plain, evidence, node.signature().labels(), limits);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Duration forAtLeast() {
        return forAtLeast;
    }

    @Override
    public Duration keepFiringFor() {
        return keepFiringFor;
    }

    @Override
    public String condition() {
        return condition;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public String command() {
        return command;
    }

    @Override
    public String valueName() {
        return OverWindow.valueName(node);
    }

    @Override
    public Set<Metric> metrics() {
        var metrics = new LinkedHashSet<Metric>();
        nodes().forEach(each -> metrics.addAll(each.metrics()));
        if (evidence != null) {
            metrics.add(evidence.series().metric());
        }
        if (sooner != null) {
            metrics.add(sooner.where());
        }
        return metrics;
    }

    @Override
    public Set<Metric> requiredMetrics() {
        return limits == null ? node.metrics() : Set.of();
    }

    @Override
    public Coverage coverage(Snapshot snapshot) {
        return limits == null ? Coverage.UNTOLD : node.coverage(snapshot);
    }

    @Override
    public List<HistoryWindow> history() {
        return Stream.concat(
                        nodes().flatMap(each -> each.history().stream()),
                        recurrence == null ? Stream.empty() : recurrence.windows(node).stream())
                .toList();
    }

    /** The expressions that are judged, asked, and compared with. */
    private Stream<Node> nodes() {
        return Stream.of(
                        Stream.of(node),
                        provisos.stream().flatMap(proviso -> proviso.condition().nodes().stream()),
                        bySubject == null ? Stream.<Node>empty() : bySubject.nodes().stream())
                .flatMap(each -> each);
    }

    @Override
    public Set<String> otherRules() {
        return provisos.stream()
                .flatMap(proviso -> proviso.condition().rules().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Collection<Finding> findings = judge.evaluate(evaluation);
        return sooner == null ? findings : sooner.apply(findings, evaluation.snapshot());
    }

    /** The sentence that the rule was built from; {@link Rules#parse} makes a rule of it that says and does the same. */
    @Override
    public String toString() {
        return text;
    }
}
