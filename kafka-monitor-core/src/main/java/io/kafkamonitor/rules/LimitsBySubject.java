package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** Limits on one side that are not the same for all subjects. Immutable. */
sealed interface LimitsBySubject permits PatternLimits, ExpressionLimits, FunctionLimits {

    /** Those that are certain before anything is judged. */
    List<Limits> known();

    /** What is wrong with them for what is judged, a sentence each. */
    List<String> problems(Node judged);

    /** The expressions that they read. */
    List<Node> nodes();

    /** As in a sentence after {@code above} or {@code below}. */
    String words(Unit unit);

    /** Finds them for one column after the other; for one thread at a time. */
    SubjectLimits find();
}
