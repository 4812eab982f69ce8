package io.kafkamonitor.internal.engine;

import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what becomes of alerts. */
public final class TransitionLog implements AlertListener {

    private static final Logger logger = LoggerFactory.getLogger(TransitionLog.class);

    /** A log of everything; what is no news is a detail. */
    public TransitionLog() {}

    @Override
    public void onTransition(Transition transition) {
        if (isNews(transition)) {
            logger.info("{}", transition);
        } else {
            logger.debug("{}", transition);
        }
    }

    /** That something began to fire, matters more or less, or is over; what only pended or hesitates is a detail. */
    private static boolean isNews(Transition transition) {
        boolean wasFiring = transition.from().map(AlertState::isFiring).orElse(false);
        return switch (transition.alert().state()) {
            case FIRING -> !wasFiring || transition.changesSeverity();
            case RESOLVED -> wasFiring;
            case PENDING, RECOVERING -> false;
        };
    }
}
