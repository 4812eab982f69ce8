package io.kafkamonitor.rules.recommended;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * {@code cluster-unreachable}: nothing of the cluster can be read for 30 seconds, critical; every monitor of a cluster has
 * it.
 *
 * <p>It says which addresses were tried and what each answered. That all is unknown meanwhile, and that collectors fail,
 * is explained by it and not told beside it.
 */
public final class ClusterUnreachable implements Rule {

    @Override
    public String name() {
        return "cluster-unreachable";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public Duration forAtLeast() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String condition() {
        return "no broker tells which brokers there are";
    }

    @Override
    public String advice() {
        return "All brokers are down, or this host cannot reach them: a network or firewall, a wrong address in"
                + " bootstrap.servers or advertised.listeners, another security.protocol, a login that is refused."
                + " Until it is over nothing is known of the cluster, and no other alert begins or ends.";
    }

    @Override
    public String ending() {
        return "The cluster can be reached again";
    }

    @Override
    public Set<Metric> metrics() {
        return Set.copyOf(ClusterMetrics.ALL);
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Column reachable = evaluation.snapshot().column(ClusterMetrics.REACHABLE);
        int index = reachable.indexOf(Labels.EMPTY);
        if (index < 0) {
            return List.of();
        }
        Unknown why = reachable.unknown(index).orElse(null);
        if (why != null) {
            return List.of(Finding.unknown(Labels.EMPTY, why));
        }
        double value = reachable.value(index);
        Finding finding = value < 1 ? Finding.breached(Labels.EMPTY).beyond(1) : Finding.clear(Labels.EMPTY);
        String summary = summary(evaluation.snapshot().column(ClusterMetrics.ADDRESS));
        return List.of(finding.withValue(value, Unit.YES_NO).saying(summary));
    }

    private static String summary(Column addresses) {
        var answers = new ArrayList<String>();
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.isKnown(i)) {
                Labels address = addresses.labels(i);
                answers.add(Objects.requireNonNull(address.value("address")) + " " + address.value("answer"));
            }
        }
        String sentence = "The cluster cannot be reached";
        return answers.isEmpty() ? sentence : sentence + ": " + String.join("; ", answers);
    }
}
