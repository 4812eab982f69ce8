package io.kafkamonitor.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private final Grouping groups = new Grouping(List.of("group", "topic"));

    private static Labels series(int group, int topic, int partition) {
        return Labels.of("group", "group-" + group, "topic", "topic-" + topic, "partition", "" + partition);
    }

    @Test
    void findsTheSubjectOfEachSeriesInWhateverOrderTheyCome() {
        for (int partition = 0; partition < 2; partition++) {
            for (int topic = 0; topic < 200; topic++) {
                for (int group = 0; group < 10; group++) {
                    assertThat(groups.add(series(group, topic, partition))).isEqualTo(topic * 10 + group);
                }
            }
        }

        assertThat(groups.groups()).hasSize(2000);
        assertThat(groups.groups().get(11)).isEqualTo(Labels.of("group", "group-1", "topic", "topic-1"));
    }

    /** Whose plain hash codes are so close together that one search would pass by hundreds of others. */
    @Test
    void spreadsNumberedNames() {
        var hashes = new HashSet<Integer>();
        for (int group = 0; group < 100; group++) {
            for (int topic = 0; topic < 200; topic++) {
                hashes.add(groups.hash(series(group, topic, 0)));
            }
        }

        assertThat(hashes).hasSizeGreaterThan(19_900);
    }
}
