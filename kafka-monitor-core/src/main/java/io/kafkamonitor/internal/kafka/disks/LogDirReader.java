package io.kafkamonitor.internal.kafka.disks;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.metric.Unknown;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;

/** Reads the log directories of all registered brokers; only those that answer are asked. */
final class LogDirReader {

    private final KafkaGateway gateway;

    LogDirReader(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    LogDirs read(CollectContext context) throws ClusterReadException, InterruptedException {
        Reachability reachability = gateway.reachability(context);
        var dirs = new TreeMap<Integer, Map<String, LogDirDescription>>();
        var unknowns = new TreeMap<Integer, Unknown>();
        for (BrokerNode broker : gateway.brokers(context).registered()) {
            Unknown why = reachability.whyNotReached(broker.id());
            if (why != null) {
                unknowns.put(broker.id(), why);
            }
        }
        ask(context, gateway.admin(), reachability.answering(), dirs, unknowns);
        return new LogDirs(dirs, unknowns);
    }

    private static void ask(
            CollectContext context,
            Admin admin,
            List<BrokerNode> brokers,
            Map<Integer, Map<String, LogDirDescription>> dirs,
            Map<Integer, Unknown> unknowns)
            throws InterruptedException {
        CallTime call = CallTime.within(context, CallTime.LONGEST, "the log directories of a broker");
        var ids = brokers.stream().map(BrokerNode::id).toList();
        var options = new DescribeLogDirsOptions();
        options.timeoutMs(call.millis());
        Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> answers =
                admin.describeLogDirs(ids, options).descriptions();
        for (var answer : answers.entrySet()) {
            try {
                dirs.put(answer.getKey(), call.await(answer.getValue()));
            } catch (ClusterReadException e) {
                unknowns.put(answer.getKey(), e.unknown());
            }
        }
    }
}
