package io.kafkamonitor.internal.judging;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.PluginCall;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/**
 * Evaluates all rules on a snapshot, one after the other on one thread. A rule that does not finish in time is
 * interrupted and left behind with that thread; the rest go on with a new one.
 */
public final class Evaluating {

    private final List<GuardedRule> rules;
    private final HistoryStore history;
    private final HistoryClock clock;
    private final Idleness idleness;
    private final Duration deadline;
    private final HealthBoard board;
    private final TimeSource time;
    private final ThreadFactory threads;
    private final Object lock = new Object();
    private ExecutorService worker; // guarded by lock
    private boolean stopped; // guarded by lock

    /**
     * An evaluation of rules.
     *
     * @param withoutData the names of those of which it is known that nobody writes what they read
     */
    public Evaluating(List<Rule> rules, Collection<String> withoutData, JudgingTimes times, Surroundings surroundings) {
        this.idleness = new Idleness(withoutData);
        this.rules = rules.stream().map(GuardedRule::new).toList();
        this.history =
                new HistoryStore(this.rules.stream().map(GuardedRule::terms).toList(), times.interval());
        this.clock = new HistoryClock(surroundings.time());
        this.deadline = times.deadline();
        this.board = surroundings.board();
        this.time = surroundings.time();
        this.threads = surroundings.threads().numbered("rules");
        this.worker = Executors.newSingleThreadExecutor(this.threads);
    }

    /**
     * Evaluates every rule; called by one thread at a time.
     *
     * @param before what was decided in the pass before
     */
    public List<RuleResult> evaluate(Snapshot snapshot, StandingAlerts before) throws InterruptedException {
        long now = clock.nanos();
        history.begin(snapshot, now);
        var results = new ArrayList<RuleResult>(rules.size());
        for (GuardedRule rule : rules) {
            results.add(evaluate(rule, snapshot, before, now));
        }
        return results;
    }

    private RuleResult evaluate(GuardedRule rule, Snapshot snapshot, StandingAlerts before, long now)
            throws InterruptedException {
        RuleTerms terms = rule.terms();
        if (rule.isRunning()) {
            return failed(terms, "it has still not returned from an earlier evaluation");
        }
        try {
            derive(rule, snapshot, now);
            var evaluation = Evaluation.of(snapshot)
                    .withHistory(history.at(now, terms.history()))
                    .withActive(before.active(terms.name()))
                    .withFiring(before::firing);
            List<Finding> findings = result(rule.evaluating(evaluation));
            board.succeeded(PartKind.RULE, terms.name(), time.now());
            idleness.note(terms.name(), rule.coverage());
            return RuleResult.of(terms, findings);
        } catch (CancellationException e) {
            return unknown(terms, "the monitor was closed");
        } catch (TimeoutException e) {
            leaveBehind();
            return failed(terms, "it took longer than " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            board.failed(PartKind.RULE, terms.name(), e);
            return unknown(terms, Failures.describe(e));
        } catch (InterruptedException e) {
            leaveBehind(); // or the next rule would wait for this one
            throw e;
        }
    }

    /** Makes the columns that the rule remembers and that no other rule has made in this pass. */
    private void derive(GuardedRule rule, Snapshot snapshot, long now)
            throws InterruptedException, TimeoutException, ExecutionException {
        List<HistoryWindow> windows = rule.terms().history();
        for (int i = 0; i < windows.size(); i++) {
            if (history.lacks(windows.get(i))) {
                History before = history.at(now, windows.subList(0, i));
                history.add(result(rule.deriving(windows.get(i), snapshot, before)), now);
            }
        }
    }

    /** @throws CancellationException if nothing more is begun */
    private <T> T result(PluginCall<T> call) throws InterruptedException, TimeoutException, ExecutionException {
        if (!begin(call)) {
            throw new CancellationException();
        }
        return call.await(deadline.toNanos());
    }

    private boolean begin(PluginCall<?> call) {
        synchronized (lock) {
            if (!stopped) {
                worker.execute(call);
            }
            return !stopped;
        }
    }

    private void leaveBehind() {
        synchronized (lock) {
            worker.shutdownNow();
            if (!stopped) {
                worker = Executors.newSingleThreadExecutor(threads);
            }
        }
    }

    private RuleResult failed(RuleTerms rule, String why) {
        board.failed(PartKind.RULE, rule.name(), why);
        return unknown(rule, why);
    }

    private static RuleResult unknown(RuleTerms rule, String why) {
        return RuleResult.failed(rule, new Unknown(UnknownReason.RULE_FAILED, why));
    }

    /** The rules for which nothing has matched in the last ten evaluations, by name; for any thread. */
    public List<String> idleRules() {
        return idleness.idleRules();
    }

    /** Interrupts what still runs and begins nothing more: what an evaluation has not asked for yet is unknown. */
    public void stop() {
        synchronized (lock) {
            stopped = true;
            worker.shutdownNow();
        }
    }
}
