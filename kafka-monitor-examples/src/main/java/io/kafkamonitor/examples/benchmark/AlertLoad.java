package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Made-up rules, each with subjects of which some are quiet and the others are breached. With each change the quiet ones
 * move on, so that of every rule as many alerts begin as end.
 */
record AlertLoad(int rules, int firing, int quiet, int moving) {

    /** 100,000 alerts, of which 4,000 end in a change while 4,000 others begin. */
    static final AlertLoad USUAL = new AlertLoad(20, 5_000, 1_000, 200);

    private static final Unit RECORDS = Unit.of("records");

    /** How many alerts fire at any time. */
    int alerts() {
        return rules * firing;
    }

    /** How many alerts begin in a change, and how many others end. */
    int moved() {
        return rules * moving;
    }

    List<MovingRule> create() {
        var created = new ArrayList<MovingRule>();
        for (int i = 0; i < rules; i++) {
            created.add(new MovingRule("rule-" + i));
        }
        return created;
    }

    /** One of the rules. Used by one thread at a time. */
    final class MovingRule implements Rule {

        private final String name;
        private final List<Labels> subjects = new ArrayList<>();
        private List<Finding> findings;
        private int firstQuiet;

        private MovingRule(String name) {
            this.name = name;
            for (int i = 0; i < firing + quiet; i++) {
                subjects.add(Labels.of("group", "group-" + i % 100, "topic", "topic-" + i));
            }
            this.findings = found();
        }

        /** Lets some of the quiet ones begin and as many others end. */
        void change() {
            firstQuiet = (firstQuiet + moving) % subjects.size();
            findings = found();
        }

        List<Finding> findings() {
            return findings;
        }

        private List<Finding> found() {
            var found = new ArrayList<Finding>();
            for (int i = 0; i < subjects.size(); i++) {
                int place = Math.floorMod(i - firstQuiet, subjects.size());
                found.add(place < quiet ? Finding.clear(subjects.get(i)).withValue(0, RECORDS) : breached(i));
            }
            return found;
        }

        private Finding breached(int subject) {
            return Finding.breached(subjects.get(subject))
                    .withValue(1_000 + subject, RECORDS)
                    .saying("A group is " + (1_000 + subject) + " records behind on topic-" + subject);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String condition() {
            return "above 10 records";
        }

        @Override
        public String advice() {
            return "Look whether the consumers of the group are alive and keep up.";
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            return findings;
        }
    }
}
