package io.kafkamonitor;

import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.health.FailingPartRule;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.SelfCollector;

/** What every monitor has, whatever it is composed of. */
final class BuiltInParts {

    private BuiltInParts() {}

    static Parts of(SelfCollector self, HealthBoard board) {
        var builtIn = new Parts().collector(self);
        FailingPartRule.forEachKind(board).forEach(builtIn::rule);
        return builtIn;
    }
}
