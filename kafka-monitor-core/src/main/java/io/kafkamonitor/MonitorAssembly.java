package io.kafkamonitor;

import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.internal.collecting.CollectLimits;
import io.kafkamonitor.internal.collecting.Collecting;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.delivering.Delivering;
import io.kafkamonitor.internal.delivering.PostOffice;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.engine.Engine;
import io.kafkamonitor.internal.engine.EngineParts;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.judging.Evaluating;
import io.kafkamonitor.internal.judging.JudgingTimes;
import io.kafkamonitor.internal.judging.Trails;
import io.kafkamonitor.internal.recording.Recorder;
import io.kafkamonitor.internal.recording.RecordingLimits;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.internal.state.SteadyClock;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.state.StateStore;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a checked composition together. */
record MonitorAssembly(
        String name,
        Parts parts,
        List<AlertListener> listeners,
        CollectLimits limits,
        Duration deliveryDeadline,
        TellingSettings telling,
        @Nullable StateStore store,
        @Nullable Recording recording,
        Duration interval,
        TimeSource time) {

    KafkaMonitor assemble(List<String> rulesWithoutData, List<AutoCloseable> owned) {
        var board = new HealthBoard();
        var threads = new MonitorThreads(name);
        var surroundings = new Surroundings(board, time, threads);
        var self = new SelfCollector(board);
        Parts all = new Parts().addAll(parts).addAll(BuiltInParts.of(self, board));
        Policy policy = telling.policy(name, parts.notifiers());
        var post = new Post(policy);
        var keeper = new StateKeeper(store, surroundings);
        var clock = new SteadyClock(time);
        var trails = new Trails();
        Recorder recorder = recording == null ? null : recorder(recording, threads);
        var engine = new Engine(new EngineParts(
                new Collecting(all.collectors(), limits, surroundings),
                recorder,
                new Evaluating(all.rules(), rulesWithoutData, JudgingTimes.of(interval), surroundings),
                trails,
                policy,
                post,
                keeper,
                clock,
                new Delivering(
                        parts.notifiers(),
                        deliveryDeadline,
                        new PostOffice(post, keeper, clock, trails::with),
                        surroundings),
                self,
                listeners,
                time,
                threads,
                interval,
                recorder == null ? owned : with(recorder, owned)));
        var pace = new Pace(interval, limits.deadline());
        return new KafkaMonitor(name, engine, board, threads, pace, time, rulesWithoutData);
    }

    private static Recorder recorder(Recording recording, MonitorThreads threads) {
        var limits = new RecordingLimits(recording.mostBytes(), recording.mostAge());
        return new Recorder(recording.directory(), limits, threads);
    }

    private static List<AutoCloseable> with(Recorder recorder, List<AutoCloseable> owned) {
        return Stream.concat(Stream.of(recorder), owned.stream()).toList();
    }
}
