package io.kafkamonitor.internal.evaluation;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.History;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Evaluates all rules on a snapshot, one after the other on one thread. A rule that does not finish in time is
 * interrupted and left behind with that thread; the rest go on with a new one.
 */
public final class Evaluating implements AutoCloseable {

    private final List<Rule> rules;
    private final HistoryStore history;
    private final Duration deadline;
    private final HealthBoard board;
    private final TimeSource time;
    private final ThreadFactory threads;
    private final Map<String, RuleRun> stuck = new HashMap<>();
    private ExecutorService worker;

    /** An evaluation of rules, each of which may take as long as the deadline. */
    public Evaluating(List<Rule> rules, Duration deadline, HealthBoard board, TimeSource time, MonitorThreads threads) {
        this.rules = List.copyOf(rules);
        this.history = new HistoryStore(rules);
        this.deadline = deadline;
        this.board = board;
        this.time = time;
        this.threads = threads.numbered("rules");
        this.worker = Executors.newSingleThreadExecutor(this.threads);
    }

    /**
     * Evaluates every rule; called by one thread at a time.
     *
     * @param active the active subjects of a rule
     */
    public List<RuleResult> evaluate(Snapshot snapshot, Function<Rule, Set<Labels>> active)
            throws InterruptedException {
        long now = time.nanoTime();
        history.add(snapshot, now);
        History past = history.at(now);
        var results = new ArrayList<RuleResult>(rules.size());
        for (Rule rule : rules) {
            results.add(evaluate(rule, new Evaluation(snapshot, past, active.apply(rule))));
        }
        return results;
    }

    private RuleResult evaluate(Rule rule, Evaluation evaluation) throws InterruptedException {
        RuleRun earlier = stuck.get(rule.name());
        if (earlier != null && !earlier.hasReturned()) {
            return failed(rule, "it has still not returned from an earlier evaluation");
        }
        stuck.remove(rule.name());
        var run = new RuleRun(rule, evaluation);
        worker.execute(run);
        try {
            List<Finding> findings = run.await(deadline.toNanos());
            board.succeeded(PartKind.RULE, rule.name(), time.now());
            return RuleResult.of(rule, findings);
        } catch (TimeoutException e) {
            leaveBehind(rule, run);
            return failed(rule, "it took longer than " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(rule, Failures.describe(e));
        }
    }

    private void leaveBehind(Rule rule, RuleRun run) {
        stuck.put(rule.name(), run);
        worker.shutdownNow();
        worker = Executors.newSingleThreadExecutor(threads);
    }

    private RuleResult failed(Rule rule, String why) {
        board.failed(PartKind.RULE, rule.name(), why);
        return RuleResult.failed(rule, new Unknown(UnknownReason.RULE_FAILED, why));
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
