package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.ManualClock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written can be read back, and means the same. */
class RuleTextPropertyTest {

    private static final RuleReader READER = RuleReader.ofShippedMetrics().knowing(RandomRules.ALL);

    @Property
    void whateverIsBuiltReadsBackAsItWas(@ForAll long seed) {
        Rule rule = new RandomRules(seed).next();

        Rule read = READER.read(rule.toString());

        assertThat(read).hasToString(rule.toString());
        assertThat(read.name()).isEqualTo(rule.name());
        assertThat(read.severity()).isEqualTo(rule.severity());
        assertThat(read.forAtLeast()).isEqualTo(rule.forAtLeast());
        assertThat(read.keepFiringFor()).isEqualTo(rule.keepFiringFor());
        assertThat(read.condition()).isEqualTo(rule.condition());
        assertThat(read.advice()).isEqualTo(rule.advice());
        assertThat(read.ending()).isEqualTo(rule.ending());
        assertThat(read.metrics()).isEqualTo(rule.metrics());
        assertThat(read.otherRules()).isEqualTo(rule.otherRules());
        assertThat(read.history()).hasToString(rule.history().toString());
        Evaluation evaluation = evaluation(new Random(seed));
        assertThat(read.evaluate(evaluation)).isEqualTo(rule.evaluate(evaluation));
    }

    /** Line breaks and blanks stand where there was one blank, outside of quotation marks. */
    @Property
    void blanksMeanNothing(@ForAll long seed) {
        Rule rule = new RandomRules(seed).next();
        var text = new StringBuilder();
        boolean isQuoted = false;
        for (char c : rule.toString().toCharArray()) {
            isQuoted ^= c == '\'';
            text.append(c == ' ' && !isQuoted && !rule.toString().contains("offset  in") ? " \n  " : String.valueOf(c));
        }

        assertThat(READER.read(text.toString())).hasToString(rule.toString());
    }

    private static Evaluation evaluation(Random random) {
        List<Column> columns =
                RandomRules.ALL.stream().map(metric -> column(metric, random)).toList();
        Labels active = Labels.of("group", "a", "topic", "a");
        return Evaluation.of(Snapshot.of(ManualClock.START, columns, Map.of()))
                .withActive(Set.of(active, Labels.EMPTY));
    }

    private static Column column(Metric metric, Random random) {
        ColumnBuilder column = Column.builder(metric);
        for (String value : List.of("a", "it's", "x-old")) {
            Labels series = Labels.EMPTY;
            for (String label : metric.labelNames()) {
                series = series.with(label, value);
            }
            column.value(series, random.nextInt(3) * 5_000);
        }
        return column.build();
    }
}
