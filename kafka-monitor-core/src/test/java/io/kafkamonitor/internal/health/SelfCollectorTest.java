package io.kafkamonitor.internal.health;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.MetricCollectorContract;

class SelfCollectorTest implements MetricCollectorContract {

    @Override
    public MetricCollector createCollector() {
        var board = new HealthBoard();
        for (PartKind kind : PartKind.values()) {
            board.failed(kind, "bad", "bad day");
            board.succeeded(kind, "good", ManualClock.START);
        }
        return new SelfCollector(board);
    }
}
