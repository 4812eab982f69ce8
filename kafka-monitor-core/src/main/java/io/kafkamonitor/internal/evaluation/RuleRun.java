package io.kafkamonitor.internal.evaluation;

import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One evaluation of one rule on a thread that it may never give back. */
final class RuleRun implements Runnable {

    private final Rule rule;
    private final Evaluation evaluation;
    private final CompletableFuture<List<Finding>> findings = new CompletableFuture<>();

    RuleRun(Rule rule, Evaluation evaluation) {
        this.rule = rule;
        this.evaluation = evaluation;
    }

    @Override
    public void run() {
        try {
            findings.complete(FindingCheck.check(rule.evaluate(evaluation)));
        } catch (Throwable e) {
            findings.completeExceptionally(e);
        }
    }

    /** Whether the rule has returned, in time or not. */
    boolean hasReturned() {
        return findings.isDone();
    }

    List<Finding> await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        return findings.get(nanos, TimeUnit.NANOSECONDS);
    }
}
