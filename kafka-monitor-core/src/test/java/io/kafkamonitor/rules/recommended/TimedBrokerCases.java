package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.metric.Labels;
import java.util.List;

/** The rules for brokers and their load in time. */
final class TimedBrokerCases {

    private static final Labels BROKER = Labels.of("broker", "2");
    private static final Labels NODE = Labels.of("broker", "2", "host", "10.0.0.5", "rack", "b");
    private static final Labels DIR = Labels.of("broker", "2", "dir", "/data");
    private static final Labels PRODUCE =
            Labels.of("broker", "2", "request", JmxMetrics.PRODUCE, "quantile", JmxMetrics.ONE_IN_A_HUNDRED);

    private TimedBrokerCases() {}

    static List<TimedCase> ofBrokers() {
        return List.of(
                TimedCase.of(BrokerRules.brokerDown(), BrokerMetrics.BROKER_LIVE, NODE)
                        .badAt("0", "Broker 2 (10.0.0.5, rack b) is down")
                        .goodAt("1")
                        .firesAfter(ofSeconds(30))
                        .endsAfter(ofSeconds(30))
                        .spares("a rolling restart that takes each broker away for less than 30 s", "1 0 1x4 0 1x4")
                        .spares("a broker that is unregistered", "1x3 gone"),
                TimedCase.of(BrokerRules.brokerSilent(), BrokerMetrics.BROKER_SILENT, NODE)
                        .badAt("1", "Broker 2 (10.0.0.5, rack b) does not answer")
                        .goodAt("0")
                        .firesAfter(ofMinutes(1))
                        .endsAfter(ofSeconds(30))
                        .spares("a pause that returns again and again", "1x2 0 1x2 0 1x2 0"),
                TimedCase.of(BrokerRules.noController(), BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY)
                        .badAt("0", "The cluster has no active controller, so a broker that dies is not noticed")
                        .goodAt("1")
                        .firesAfter(ofSeconds(30))
                        .endsAfter(ofSeconds(0))
                        .spares("an election", "1 0 1x4"),
                TimedCase.of(BrokerRules.jmxUnreachable(), JmxMetrics.JMX_UP, BROKER)
                        .badAt("0", "The load of broker 2 cannot be read over JMX")
                        .goodAt("1")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(ofSeconds(0))
                        .spares("a rolling restart, three minutes a broker", "1x4 0x6 1x20")
                        .spares("a broker that is away, of which JMX says nothing", "1x4 0x4 gone"),
                TimedCase.of(BrokerRules.diskSpace(), LogDirMetrics.DIR_USED_RATIO, DIR)
                        .badAt("0.81", "81 % of the volume of /data on broker 2 are in use")
                        .goodAt("0.78")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(ofSeconds(0))
                        .spares("segments that retention removes within minutes", "0.79 0.82x9 0.77x5")
                        .spares("a disk as full as is permitted", "0.8x40"),
                TimedCase.of(BrokerRules.logDirOffline(), LogDirMetrics.DIR_OFFLINE, DIR)
                        .badAt("1", "Broker 2 has taken /data offline after a disk error")
                        .goodAt("0")
                        .firesAfter(ofSeconds(0))
                        .endsAfter(ofSeconds(0))
                        .spares("a broker that cannot be asked", "0 unknown(UNREACHABLE)x20 0"));
    }

    static List<TimedCase> ofLoad() {
        return List.of(
                busy(TimedCase.of(BrokerRules.requestHandlers(), JmxMetrics.REQUEST_HANDLER_IDLE, BROKER)
                        .badAt("0.29", "The request handlers of broker 2 are idle only 29 % of the time")
                        .goodAt("0.33")
                        .spares("clients that come back after a restart", "unknown(WARMING_UP)x2 0.05x9 0.9x20")),
                busy(TimedCase.of(BrokerRules.networkThreads(), JmxMetrics.NETWORK_IDLE, BROKER)
                        .badAt("0.29", "The network threads of broker 2 are idle only 29 % of the time")
                        .goodAt("0.33")
                        .spares("the 20 % that a broker shows after its start", "unknown(WARMING_UP)x2 0.2x9 0.9x20")),
                busy(TimedCase.of(BrokerRules.cpu(), JmxMetrics.CPU, BROKER)
                                .badAt("0.86", "Broker 2 uses 86 % of its processors")
                                .goodAt("0.76")
                                .spares("catching up after a restart", "unknown(WARMING_UP) 1x19 0.5x10"))
                        .firesAfter(ofMinutes(10)),
                busy(TimedCase.of(BrokerRules.heap(), JmxMetrics.HEAP_AFTER_GC, BROKER)
                                .badAt("0.86", "86 % of the heap of broker 2 are in use after garbage collection")
                                .goodAt("0.76")
                                .spares("a heap that is full for some minutes", "0.5 0.95x19 0.5x10"))
                        .firesAfter(ofMinutes(10)),
                busy(TimedCase.of(BrokerRules.garbageCollection(), JmxMetrics.GC_TIME, BROKER)
                        .badAt("0.11", "Broker 2 spends 11 % of the time in garbage collection")
                        .goodAt("0.09")
                        .spares("a healthy broker with a full collection", "0.01x10 0.4x2 0.01x20")),
                TimedCase.of(BrokerRules.openFiles(), JmxMetrics.OPEN_FILES_RATIO, BROKER)
                        .badAt("0.81", "Broker 2 has 81 % of its permitted files open")
                        .goodAt("0.72")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(ofSeconds(0))
                        .spares("clients that connect twice for a moment", "0.5 0.9x4 0.5x5"),
                busy(TimedCase.of(BrokerRules.produceLatency(), JmxMetrics.REQUEST_TIME, PRODUCE)
                        .about(BROKER)
                        .badAt("501", "One produce request in a hundred takes 501 ms on broker 2")
                        .goodAt("450")
                        .spares("a topic that nobody writes to", "unknown(NOTHING_TO_MEASURE)x40")
                        .spares("followers that fell behind in a restart", "10 2000x8 10x20")));
    }

    private static TimedCase busy(TimedCase of) {
        return of.firesAfter(ofMinutes(5)).endsAfter(ofMinutes(2));
    }
}
