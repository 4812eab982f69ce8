package com.example.orders;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** More open orders in a warehouse than its people can ship. Keeps no state: the monitor remembers. */
final class TooManyOrdersRule implements Rule {

    private final int most;

    TooManyOrdersRule(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "too-many-orders";
    }

    @Override
    public String condition() {
        return "more than " + most + " open orders";
    }

    @Override
    public Set<Metric> metrics() {
        return Set.of(OrderMetrics.OPEN_ORDERS);
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Column orders = evaluation.snapshot().column(OrderMetrics.OPEN_ORDERS);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            findings.add(finding(orders, i));
        }
        return findings;
    }

    private Finding finding(Column orders, int index) {
        Labels warehouse = orders.labels(index);
        if (!orders.isKnown(index)) {
            return Finding.unknown(warehouse, orders.unknown(index).orElseThrow());
        }
        double open = orders.value(index);
        if (open <= most) {
            return Finding.clear(warehouse);
        }
        return Finding.breached(warehouse)
                .withValue(open, OrderMetrics.OPEN_ORDERS.unit())
                .saying("Warehouse " + warehouse.value("warehouse") + " has " + (int) open + " open orders");
    }
}
