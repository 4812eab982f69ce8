package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.function.DoubleFunction;
import javax.management.ObjectName;

/** What became of one series in one pass. */
sealed interface Measured {

    /** What a value becomes; anything else stays as it is. */
    default Measured map(DoubleFunction<Measured> change) {
        return this instanceof Value it ? change.apply(it.value()) : this;
    }

    /** A finite value. */
    record Value(double value) implements Measured {}

    /** The broker has it, but not now. */
    record NotKnown(Unknown why) implements Measured {}

    /** The broker has no such MBean, and never will in this version of Kafka. */
    record NotThere(ObjectName bean) implements Measured {}

    /** A value, unless it is not finite. */
    static Measured value(double value) {
        return Double.isFinite(value) ? new Value(value) : notReported("the broker says '" + value + "'");
    }

    /** A ratio; what rounding and unequal clocks put outside of 0 to 1 is moved to the border. */
    static Measured ratio(double value) {
        return value(Double.isFinite(value) ? Math.max(0, Math.min(1, value)) : value);
    }

    static Measured warmingUp(String detail) {
        return new NotKnown(new Unknown(UnknownReason.WARMING_UP, detail));
    }

    static Measured notReported(String detail) {
        return new NotKnown(new Unknown(UnknownReason.NOT_REPORTED, detail));
    }

    static Measured unsupported(String detail) {
        return new NotKnown(new Unknown(UnknownReason.UNSUPPORTED, detail));
    }
}
