package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/**
 * What one collector knew of topics at its last collection, so that it can say at once which are gone.
 *
 * <p>A topic that was deleted and created again has the same name and another id: the old one is gone, and what is
 * written of it in this collection belongs to the new one. Brokers before 2.8 have no ids and cannot tell. Not safe for
 * use by several threads.
 */
public final class TopicHistory {

    private Map<String, Uuid> ids = Map.of();

    /** Tells the sink which topics are gone since {@link #remember}. */
    public void reportGone(Topics topics, SampleSink sink) {
        gone(topics).forEach(name -> sink.gone(Labels.of("topic", name)));
    }

    public Set<String> gone(Topics topics) {
        var gone = new TreeSet<String>();
        ids.forEach((name, id) -> {
            TopicDescription now = topics.topic(name);
            boolean deleted = now == null && !topics.unreadable().containsKey(name);
            boolean recreated =
                    now != null && !id.equals(Uuid.ZERO_UUID) && !now.topicId().equals(id);
            if (deleted || recreated) {
                gone.add(name);
            }
        });
        return gone;
    }

    /** Remembers them, once all that depends on them was written. */
    public void remember(Topics topics) {
        var now = new HashMap<String, Uuid>();
        topics.unreadable().keySet().forEach(name -> now.put(name, ids.getOrDefault(name, Uuid.ZERO_UUID)));
        topics.readable().forEach(topic -> now.put(topic.name(), topic.topicId()));
        ids = now;
    }
}
