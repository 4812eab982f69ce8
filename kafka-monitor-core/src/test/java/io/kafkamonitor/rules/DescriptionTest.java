package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    private static final Unit RECORDS = Unit.of("records");
    private static final Labels ORDERS = Labels.of("topic", "orders");

    private static String described(String template, Unit unit, double value, Limits limits) {
        return new Description(template, unit).of(ORDERS, Bounds.exactly(value), limits);
    }

    @Test
    void fillsInLabelsValueAndThreshold() {
        assertThat(described("{topic}: {value}, more than {threshold}", RECORDS, 12_345, Limits.above(10_000)))
                .isEqualTo("orders: 12,345 records, more than 10,000 records");
    }

    @Test
    void leavesOutAUnitThatTheSentenceNames() {
        assertThat(described("{value} records behind", RECORDS, 12_345, Limits.above(1)))
                .isEqualTo("12,345 records behind");
        assertThat(described("{value} % in use", Unit.RATIO, 0.81, Limits.above(0.8)))
                .isEqualTo("81 % in use");
        assertThat(described("{value} of {topic}'s disk", Unit.SECONDS, 7, Limits.above(1)))
                .isEqualTo("7 s of orders's disk");
        assertThat(described("subrecords: {value}", RECORDS, 3, Limits.above(1)))
                .isEqualTo("subrecords: 3 records");
    }

    @Test
    void saysThatABoundIsABound() {
        var description = new Description("{value}", RECORDS);

        assertThat(description.of(ORDERS, new Bounds(5, Double.POSITIVE_INFINITY), Limits.above(1)))
                .isEqualTo("at least 5 records");
        assertThat(description.of(ORDERS, new Bounds(0, 5), Limits.below(10))).isEqualTo("at most 5 records");
    }

    @Test
    void saysThatALabelIsEmpty() {
        Labels group = Labels.of("group", "", "topic", "orders");

        assertThat(new Description("Group {group} reads {topic}", Unit.COUNT).of(group))
                .isEqualTo("Group (empty) reads orders");
    }

    @Test
    void takesLabelsAsTheyAre() {
        Labels odd = Labels.of("topic", "$1{value}\\");

        assertThat(new Description("{topic}", Unit.COUNT).of(odd)).isEqualTo("$1{value}\\");
    }
}
