package io.kafkamonitor;

import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.health.FailingPartRule;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.health.SeriesDroppedRule;

/** What every monitor has, whatever it is composed of. */
final class BuiltInParts {

    private BuiltInParts() {}

    static Parts of(SelfCollector self, HealthBoard board) {
        var builtIn = new Parts().collector(self);
        FailingPartRule.forEachKind(board).forEach(builtIn::rule);
        builtIn.rule(new SeriesDroppedRule(board));
        return builtIn;
    }
}
