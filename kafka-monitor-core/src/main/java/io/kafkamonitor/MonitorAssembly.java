package io.kafkamonitor;

import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.internal.collecting.CollectLimits;
import io.kafkamonitor.internal.collecting.Collecting;
import io.kafkamonitor.internal.collecting.SnapshotSource;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.delivering.Delivering;
import io.kafkamonitor.internal.delivering.PostOffice;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.engine.Engine;
import io.kafkamonitor.internal.engine.EngineParts;
import io.kafkamonitor.internal.engine.TransitionLog;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.judging.Evaluating;
import io.kafkamonitor.internal.judging.JudgingTimes;
import io.kafkamonitor.internal.judging.Trails;
import io.kafkamonitor.internal.recording.Recorder;
import io.kafkamonitor.internal.recording.RecordingLimits;
import io.kafkamonitor.internal.replaying.RecordedSource;
import io.kafkamonitor.internal.replaying.ReplayClock;
import io.kafkamonitor.internal.replaying.Replaying;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.internal.state.SteadyClock;
import io.kafkamonitor.internal.summarizing.Glances;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.state.StateStore;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a checked composition together. Used once. */
final class MonitorAssembly {

    private final MonitorPlan plan;
    private final List<String> rulesWithoutData;
    private final HealthBoard board;
    private final SelfCollector self;
    private final Parts all;
    private final TimeSource time;
    private final MonitorThreads threads;
    private final Surroundings surroundings;
    private final Policy policy;
    private final Trails trails = new Trails();
    private final Glances glances;
    private final PostOffice office;
    private final SteadyClock clock;

    /**
     * An assembly.
     *
     * @param board where it is noted how the parts fare
     * @param time the clocks
     * @param store where the state is kept; null if it is not
     */
    MonitorAssembly(
            MonitorPlan plan,
            List<String> rulesWithoutData,
            HealthBoard board,
            TimeSource time,
            @Nullable StateStore store) {
        this.plan = plan;
        this.rulesWithoutData = rulesWithoutData;
        this.board = board;
        this.self = new SelfCollector(board);
        this.all = new Parts().addAll(plan.parts()).addAll(BuiltInParts.of(self, board));
        this.time = time;
        this.threads = new MonitorThreads(plan.name());
        this.surroundings = new Surroundings(board, time, threads);
        this.policy = plan.telling()
                .policy(plan.name(), plan.bootstrapServers(), plan.parts().notifiers());
        this.clock = new SteadyClock(time);
        this.glances =
                new Glances(policy.summary() == null ? null : policy.summary().times());
        this.office = new PostOffice(
                new Post(policy),
                new StateKeeper(store, surroundings),
                clock,
                notification -> glances.with(trails.with(notification)));
    }

    /** A monitor that collects and tells. */
    KafkaMonitor assemble(
            List<AlertListener> listeners,
            CollectLimits limits,
            Duration deliveryDeadline,
            @Nullable Recording recording,
            List<AutoCloseable> owned) {
        var told = new ArrayList<AlertListener>(List.of(new TransitionLog()));
        told.addAll(listeners);
        Recorder recorder = recording == null ? null : recorder(recording);
        var closed = new ArrayList<AutoCloseable>();
        if (recorder != null) {
            closed.add(recorder);
        }
        closed.addAll(owned);
        Engine engine = engine(
                new Collecting(all.collectors(), limits, surroundings),
                recorder,
                delivering(plan.parts().notifiers(), deliveryDeadline),
                told,
                closed);
        var pace = new Pace(plan.interval(), limits.deadline());
        return new KafkaMonitor(plan.name(), engine, board, threads, pace, time, rulesWithoutData, recording);
    }

    /** A monitor that sees what was recorded, and tells nobody but a listener. */
    Replaying replaying(ReplayClock replayClock, ReplayListener listener, List<AutoCloseable> owned) {
        var source = new RecordedSource(board);
        Engine engine = engine(source, null, delivering(List.of(), Duration.ofSeconds(1)), List.of(listener), owned);
        List<String> notifiers =
                plan.parts().notifiers().stream().map(Notifier::name).toList();
        return new Replaying(engine, replayClock, source, office, notifiers, listener);
    }

    private Engine engine(
            SnapshotSource source,
            @Nullable Recorder recorder,
            Delivering delivering,
            List<? extends AlertListener> listeners,
            List<AutoCloseable> owned) {
        return new Engine(new EngineParts(
                source,
                recorder,
                new Evaluating(all.rules(), rulesWithoutData, JudgingTimes.of(plan.interval()), surroundings),
                trails,
                glances,
                policy,
                office.post(),
                office.keeper(),
                clock,
                delivering,
                self,
                List.copyOf(listeners),
                time,
                threads,
                plan.interval(),
                owned));
    }

    private Delivering delivering(List<Notifier> notifiers, Duration deadline) {
        return new Delivering(notifiers, deadline, office, surroundings);
    }

    private Recorder recorder(Recording recording) {
        var limits = new RecordingLimits(recording.mostBytes(), recording.mostAge());
        return new Recorder(recording.directory(), limits, threads);
    }
}
