package io.kafkamonitor.internal.expression;

import io.kafkamonitor.rule.Evaluation;

/**
 * Makes the column of an expression. It remembers where what stood the last time, so that of series which stay the same
 * nothing is looked up and no object is made. Not safe for use by several threads.
 */
public interface Operator {

    /** The column as it is in an evaluation; it replaces the one that was made before. */
    Values evaluate(Evaluation evaluation);

    /** Of which parts a subject's number was made in the last evaluation; nothing if of none that have a number each. */
    default Parts parts() {
        return Parts.NONE;
    }
}
