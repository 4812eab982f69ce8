package com.example.orders;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;

/** What is measured of the orders. */
final class OrderMetrics {

    static final Metric OPEN_ORDERS =
            Metric.gauge("orders.open", Unit.of("orders"), "Orders that nobody has shipped yet.", "warehouse");

    private OrderMetrics() {}
}
