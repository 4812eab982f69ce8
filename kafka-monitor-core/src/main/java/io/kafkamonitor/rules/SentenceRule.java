package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.OverWindow;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
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
    private final @Nullable Limits limits;
    private final @Nullable LimitsBySubject bySubject;
    private final @Nullable EvidenceSource evidence;
    private final Description description;
    private final Judge judge;
    private final List<Proviso> provisos;
    private final Severity severity;
    private final Duration forAtLeast;
    private final @Nullable Sooner sooner;
    private final Duration keepFiringFor;
    private final String advice;
    private final List<String> problemsOfParts;

    SentenceRule(RuleBuilder builder) {
        name = builder.name;
        node = builder.node;
        limits = builder.limits;
        bySubject = builder.bySubject;
        evidence = builder.evidence;
        String template = builder.template;
        description = new Description(
                template == null ? Phrases.about(node, limits) : template,
                node.signature().unit());
        provisos = List.copyOf(builder.provisos);
        judge = builder.reason == null ? provided() : new ReasonJudge(provided(), builder.reason);
        severity = builder.severity;
        forAtLeast = builder.forAtLeast;
        sooner = builder.sooner;
        keepFiringFor = builder.keepFiringFor;
        advice = builder.advice;
        problemsOfParts = new ArrayList<>(builder.problems);
        if (builder.involved != null && evidence == null) {
            problemsOfParts.add("What is involved stands in a label of the evidence; say what that is by evidenceFrom"
                    + " before involving(\"" + builder.involved + "\")");
        }
    }

    private Judge provided() {
        Judge provided = judge();
        for (Proviso proviso : provisos) {
            provided = new ProvidedJudge(provided, proviso);
        }
        return provided;
    }

    private Judge judge() {
        if (limits == null) {
            return new MissingJudge(series(), description);
        }
        var plain = new LimitsJudge(node, limits, bySubject, description);
        return evidence == null
                ? plain
                : new EvidenceJudge(plain, evidence, node.signature().labels(), limits);
    }

    /** The series that are looked for; those of the metric if there are not just series, which is a mistake. */
    private Series series() {
        return node instanceof Series series
                ? series
                : Series.of(node.metrics().iterator().next());
    }

    /** What is wrong with the rule, a sentence each. */
    List<String> problems() {
        var problems = new ArrayList<String>(problemsOfParts);
        if (name.isBlank()) {
            problems.add("A rule has the name '" + name + "'; give it one to be told from the others");
        }
        problems.addAll(node.problems());
        List<String> labels = List.copyOf(
                limits == null
                        ? series().exactLabels().asMap().keySet()
                        : node.signature().labels());
        provisos.forEach(proviso -> problems.addAll(proviso.problems(labels)));
        if (limits == null) {
            problems.addAll(problemsOfMissing());
        } else {
            List<Limits> all = bySubject == null ? List.of(limits) : bySubject.all();
            all.forEach(each -> problems.addAll(LimitsCheck.allProblems(each, node)));
            problems.addAll(
                    bySubject == null ? List.of() : bySubject.thresholds().problems(labels));
            problems.addAll(
                    description.problems(node.signature().labels(), Set.of(Description.VALUE, Description.THRESHOLD)));
            problems.addAll(
                    sooner == null
                            ? List.of()
                            : sooner.problems(node.signature().labels()));
            problems.addAll(
                    evidence == null
                            ? List.of()
                            : evidence.problems(node.signature().labels()));
        }
        return problems;
    }

    private List<String> problemsOfMissing() {
        List<String> labels = List.copyOf(series().exactLabels().asMap().keySet());
        var problems = new ArrayList<String>(description.problems(labels, Set.of()));
        if (!(node instanceof Series)) {
            problems.add(
                    "isMissing looks for series as they are, not for '" + node + "'; leave out what is made of them");
        }
        if (series().metric().isOnlyInTrouble()) {
            problems.add("'" + series().metric() + "' is missing while all is well; ask for what must not be there");
        }
        if (evidence != null) {
            problems.add("Nothing can show what is missing; leave out the evidence from "
                    + evidence.series().brief());
        }
        return problems;
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
        if (limits != null && node.signature().unit().equals(Unit.YES_NO)) {
            return forAtLeast.isZero()
                    ? ""
                    : lasting("it lasts"); // below a summary that says what, "no for 30 s" would only puzzle
        }
        return judgement();
    }

    private String judgement() {
        return lasting(limits == null ? "missing" : limitsInWords(limits));
    }

    private String limitsInWords(Limits present) {
        Unit unit = node.signature().unit();
        return bySubject == null
                ? Phrases.limits(present, unit)
                : (present.hasHigh() ? "above " : "below ")
                        + bySubject.thresholds().words(unit);
    }

    private String lasting(String what) {
        return (forAtLeast.isZero() ? what : what + " for " + Phrases.duration(forAtLeast))
                + (sooner == null ? "" : ", " + sooner)
                + provisos.stream().map(proviso -> ", " + proviso).collect(Collectors.joining());
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public String valueName() {
        return OverWindow.valueName(node);
    }

    @Override
    public Set<Metric> metrics() {
        var metrics = new LinkedHashSet<Metric>();
        metrics.addAll(node.metrics());
        provisos.forEach(proviso -> metrics.addAll(proviso.node().metrics()));
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
        if (!problems().isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(node), provisos.stream().map(Proviso::node))
                .flatMap(each -> each.history().stream())
                .toList();
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Collection<Finding> findings = judge.evaluate(evaluation);
        return sooner == null ? findings : sooner.apply(findings, evaluation.snapshot());
    }

    /** The sentence that the rule was built from. */
    @Override
    public String toString() {
        String clearing = limits == null || bySubject != null
                ? ""
                : Phrases.clearing(limits, node.signature().unit());
        return name + ": " + severity + " when " + node + " is " + judgement()
                + (clearing.isEmpty() ? "" : ", " + clearing)
                + (keepFiringFor.isZero() ? "" : ", over when clear for " + Phrases.duration(keepFiringFor))
                + (evidence == null ? "" : ", " + evidence);
    }
}
