package io.kafkamonitor.alert;

/**
 * Is told of every transition of every alert, pending ones included: each change of its state and of its severity.
 *
 * <p>Called on the thread that runs the monitor's cycle, after the evaluation and before notifications go out; it must
 * not block. What it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface AlertListener {

    /** Called once for each transition, in the order in which they happened. */
    void onTransition(Transition transition);
}
