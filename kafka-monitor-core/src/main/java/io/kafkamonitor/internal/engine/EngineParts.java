package io.kafkamonitor.internal.engine;

import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.internal.collecting.SnapshotSource;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.delivering.Delivering;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.judging.Evaluating;
import io.kafkamonitor.internal.judging.Trails;
import io.kafkamonitor.internal.recording.Recorder;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.internal.state.SteadyClock;
import io.kafkamonitor.internal.summarizing.Glances;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of.
 *
 * @param source the first stage
 * @param recorder writes down what it made; null if nobody does
 * @param evaluating the second
 * @param trails remembers what it judged
 * @param glances remembers what it saw for summaries
 * @param policy what the third decides by
 * @param post gives out letters by the same
 * @param keeper has the state
 * @param clock tells the moment
 * @param delivering the last
 * @param self what is told how each cycle went
 * @param listeners who are told of each transition
 * @param time the clocks
 * @param threads makes the threads that close the parts
 * @param interval from one cycle to the next
 * @param owned what is closed last
 */
public record EngineParts(
        SnapshotSource source,
        @Nullable Recorder recorder,
        Evaluating evaluating,
        Trails trails,
        Glances glances,
        Policy policy,
        Post post,
        StateKeeper keeper,
        SteadyClock clock,
        Delivering delivering,
        SelfCollector self,
        List<AlertListener> listeners,
        TimeSource time,
        MonitorThreads threads,
        Duration interval,
        List<AutoCloseable> owned) {}
