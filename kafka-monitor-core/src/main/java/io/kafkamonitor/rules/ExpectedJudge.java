package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds of some expected values of a label those with which there is no series. Each of them is a subject. */
final class ExpectedJudge implements Judge {

    private final Spare<Look> looks;
    private final List<Labels> subjects;
    private final Description description;

    ExpectedJudge(Series series, Expected expected, Description description) {
        this.looks = new Spare<>(() -> new Look(series.operator(0), expected.label()));
        this.subjects = expected.subjects(series.exactLabels());
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return looks.use(look -> {
            Values values = look.at(evaluation);
            var findings = new ArrayList<Finding>();
            for (Labels subject : subjects) {
                Finding finding = judge(subject, look, values);
                if (finding.outcome() == Outcome.BREACHED || evaluation.active().contains(subject)) {
                    findings.add(finding);
                }
            }
            return findings;
        });
    }

    private Finding judge(Labels subject, Look look, Values values) {
        if (look.has(subject)) { // a series whose value cannot be read is there
            return Finding.clear(subject);
        }
        Unknown gap = values.gap(subject);
        return gap == null ? Finding.breached(subject).saying(description.of(subject)) : Finding.unknown(subject, gap);
    }

    /** Remembers which values there are as long as the series stay the same. */
    private static final class Look {

        private final Operator operator;
        private final String label;
        private final Set<String> present = new HashSet<>();
        private int layout = -1;

        Look(Operator operator, String label) {
            this.operator = operator;
            this.label = label;
        }

        Values at(Evaluation evaluation) {
            Values values = operator.evaluate(evaluation);
            if (values.layout() != layout) {
                layout = values.layout();
                present.clear();
                for (int i = 0; i < values.size(); i++) {
                    @Nullable String value = values.subject(i).value(label);
                    if (value != null) {
                        present.add(value);
                    }
                }
            }
            return values;
        }

        boolean has(Labels subject) {
            return present.contains(subject.value(label));
        }
    }
}
