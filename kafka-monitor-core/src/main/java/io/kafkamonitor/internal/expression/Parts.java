package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Unit;
import java.util.function.IntConsumer;

/** Of which positions of another column each subject was made. */
public interface Parts {

    /** Of none. */
    Parts NONE = new Parts() {
        @Override
        public void forEach(int index, IntConsumer position) {}

        @Override
        public Values values() {
            throw new IllegalStateException("There are no parts");
        }
    };

    /** Tells the positions of the parts of the subject at a position. */
    void forEach(int index, IntConsumer position);

    /** The unit of the parts. */
    default Unit unit() {
        return Unit.COUNT;
    }

    /** The column of the parts. */
    Values values();
}
