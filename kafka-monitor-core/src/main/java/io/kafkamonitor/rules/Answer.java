package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;

/**
 * Whether something is so of a subject.
 *
 * @param verdict that it is, is not, or that this cannot be told
 * @param why it cannot be told
 */
record Answer(Verdict verdict, Unknown why) {

    private static final Unknown INCOMPLETE = Unknown.because(UnknownReason.INCOMPLETE);

    static final Answer YES = new Answer(Verdict.YES, INCOMPLETE);
    static final Answer NO = new Answer(Verdict.NO, INCOMPLETE);
    static final Answer INCOMPLETELY_KNOWN = unknown(INCOMPLETE);

    enum Verdict {
        YES,
        NO,
        UNKNOWN
    }

    static Answer unknown(Unknown why) {
        return new Answer(Verdict.UNKNOWN, why);
    }

    /** The contrary; of what cannot be told neither can the contrary. */
    Answer negated() {
        return switch (verdict) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> this;
        };
    }
}
