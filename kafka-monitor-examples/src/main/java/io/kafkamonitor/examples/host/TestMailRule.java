package io.kafkamonitor.examples.host;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.Collection;
import java.util.List;

/** Fires at once, whatever there is. */
final class TestMailRule implements Rule {

    static final String NAME = "test-mail";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String condition() {
        return "somebody asks for a test mail";
    }

    @Override
    public String advice() {
        return "Nothing is the matter, and nothing is to be done: this mail shows that mails arrive.";
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return List.of(Finding.breached(Labels.EMPTY).saying("This is a test of the monitor"));
    }
}
