package com.example.orders;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Collects the open orders of each warehouse. If the book cannot be read they are unknown, not zero. */
final class OrderCollector implements MetricCollector {

    private final OrderBook book;

    OrderCollector(OrderBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(OrderMetrics.OPEN_ORDERS);
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws IOException {
        for (Map.Entry<String, Integer> entry : book.openOrders().entrySet()) {
            sink.record(OrderMetrics.OPEN_ORDERS, Labels.of("warehouse", entry.getKey()), entry.getValue());
        }
    }
}
