package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what follows from what the rules found: a function of findings, time and state, without I/O, threads or a
 * clock. Used by one thread at a time.
 */
public final class Decider {

    private final Policy policy;
    private final Explaining explaining;

    /** Decides by a policy. */
    public Decider(Policy policy) {
        this.policy = policy;
        this.explaining = new Explaining(policy.causes());
    }

    /** What follows from an evaluation of all rules. */
    public Decision decide(List<RuleResult> results, Tick tick, State state) {
        var draft = new StateDraft(state);
        draft.begin(tick.now());
        var transitions = new ArrayList<Transition>();
        new Lives(policy, draft, tick, transitions::add).follow(results);
        explaining.explain(draft, tick);
        List<Incident> unheard = new Housekeeping(policy, draft, tick.moment()).tidy();
        new Listening(policy, draft, tick.moment()).listenToAll();
        return new Decision(draft.result(), List.copyOf(transitions), unheard);
    }
}
