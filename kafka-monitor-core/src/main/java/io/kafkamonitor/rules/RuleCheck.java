package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.text.ShellWords;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with a rule that is being built, part by part. */
final class RuleCheck {

    private final RuleBuilder rule;
    private final Description description;
    private final List<String> problems = new ArrayList<>();

    private RuleCheck(RuleBuilder rule) {
        this.rule = rule;
        this.description = rule.description();
    }

    /** What is wrong with a rule, a sentence each. */
    static List<String> problems(RuleBuilder rule) {
        var check = new RuleCheck(rule);
        check.check();
        return check.problems;
    }

    private void check() {
        problems.addAll(rule.problems);
        if (rule.involved != null && rule.evidence == null) {
            problems.add("What is involved stands in a label of the evidence; say what that is by evidenceFrom"
                    + " before involving(\"" + rule.involved + "\")");
        }
        if (rule.name.isBlank()) {
            problems.add("A rule has the name '" + rule.name + "'; give it one to be told from the others");
        }
        problems.addAll(rule.node.problems());
        List<String> labels =
                rule.limits == null ? labelsOfMissing() : rule.node.signature().labels();
        rule.provisos.forEach(proviso -> problems.addAll(proviso.condition().problems(labels)));
        if (rule.limits == null) {
            missing(labels);
        } else {
            limits(rule.limits, labels);
        }
    }

    private void limits(Limits limits, List<String> labels) {
        LimitsBySubject bySubject = rule.bySubject;
        List<Limits> all = bySubject == null ? List.of(limits) : bySubject.known();
        all.forEach(each -> problems.addAll(LimitsCheck.allProblems(each, rule.node)));
        if (bySubject != null) {
            problems.addAll(bySubject.problems(rule.node));
        }
        if (rule.recurrence != null) {
            problems.addAll(rule.recurrence.problems());
        }
        problems.addAll(description.problems(labels, Set.of(Description.VALUE, Description.THRESHOLD)));
        problems.addAll(otherTexts(labels));
        if (rule.sooner != null) {
            problems.addAll(rule.sooner.problems(labels));
        }
        if (rule.evidence != null) {
            problems.addAll(rule.evidence.problems(labels));
        }
    }

    private List<String> otherTexts(List<String> labels) {
        Unit unit = rule.node.signature().unit();
        var found = new ArrayList<>(new Description(rule.ending, unit).problems(labels, Set.of()));
        found.addAll(new Description(rule.command, unit).problems(labels, Set.of(ShellWords.BOOTSTRAP_SERVERS)));
        return found;
    }

    private List<String> labelsOfMissing() {
        var labels = new TreeSet<String>(rule.series().exactLabels().asMap().keySet());
        if (rule.expected != null) {
            labels.add(rule.expected.label());
        }
        return List.copyOf(labels);
    }

    private void missing(List<String> labels) {
        Series series = rule.series();
        if (rule.expected != null) {
            problems.addAll(rule.expected.problems(series));
        }
        problems.addAll(description.problems(labels, Set.of()));
        problems.addAll(otherTexts(labels));
        if (!(rule.node instanceof Series)) {
            problems.add("isMissing looks for series as they are, not for " + rule.node.brief()
                    + "; leave out what is made of them");
        }
        if (series.metric().isOnlyInTrouble()) {
            problems.add("'" + series.metric() + "' is missing while all is well; ask for what must not be there");
        }
        if (rule.recurrence != null) {
            problems.add(
                    "What is missing is not counted; leave out inAtLeast, or say forAtLeast how long it is missing");
        }
        if (rule.evidence != null) {
            problems.add("Nothing can show what is missing; leave out the evidence from "
                    + rule.evidence.series().brief());
        }
    }
}
