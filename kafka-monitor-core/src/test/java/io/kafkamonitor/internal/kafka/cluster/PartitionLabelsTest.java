package io.kafkamonitor.internal.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PartitionLabelsTest {

    @Test
    void givesEachTopicOnceToWhoeverWalksThroughThemHoweverManyThereAre() {
        var labels = new PartitionLabels();
        for (int topics = 1; topics <= 400; topics++) {
            labels.of("topic-" + topics);
            var walked = new ArrayList<Labels>();

            for (String topic : labels.topics()) {
                walked.add(labels.of(topic));
            }

            assertThat(walked).hasSize(topics).doesNotHaveDuplicates();
        }
    }
}
