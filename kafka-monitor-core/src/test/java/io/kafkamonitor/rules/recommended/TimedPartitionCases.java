package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import java.util.List;

/** The rules for partitions and where they are in time. */
final class TimedPartitionCases {

    private static final Labels BROKER = Labels.of("broker", "2");
    private static final Labels TOPIC = Labels.of("topic", "orders");
    private static final String ROLLING_RESTART = "0x2 12x6 0x2 12x6 0x2 12x6 0x20";

    private TimedPartitionCases() {}

    static List<TimedCase> ofReplicas() {
        return List.of(
                TimedCase.of(PartitionRules.offline(), PartitionMetrics.OFFLINE_PARTITIONS, TOPIC)
                        .badAt("1", "Topic orders has partitions without a leader: 1")
                        .goodAt("0")
                        .firesAfter(ofSeconds(30))
                        .endsAfter(ofSeconds(30))
                        .spares("an election in each restart", "0 12 0x6 12 0x6"),
                TimedCase.of(PartitionRules.underReplicated(), PartitionMetrics.UNDER_REPLICATED_PARTITIONS, TOPIC)
                        .badAt("1", "Topic orders has partitions with replicas out of sync: 1")
                        .goodAt("0")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(ofMinutes(2))
                        .spares("a rolling restart, three minutes a broker", ROLLING_RESTART),
                TimedCase.of(PartitionRules.underMinIsr(), PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, TOPIC)
                        .badAt("1", "Topic orders has partitions that refuse writes with acks=all: 1")
                        .goodAt("0")
                        .firesAfter(ofMinutes(1))
                        .endsAfter(ofMinutes(1))
                        .spares("followers that fall out for a moment", "0 3x2 0x6 3x2 0x6"),
                TimedCase.of(PartitionRules.atMinIsr(), PartitionMetrics.AT_MIN_ISR_PARTITIONS, TOPIC)
                        .badAt("1", "Topic orders has partitions that refuse writes after one more loss: 1")
                        .goodAt("0")
                        .firesAfter(ofMinutes(10))
                        .endsAfter(ofMinutes(2))
                        .spares("a rolling restart, three minutes a broker", ROLLING_RESTART));
    }

    static List<TimedCase> ofPlaces() {
        return List.of(
                uneven(TimedCase.of(PartitionRules.leaderSkew(), PartitionMetrics.LEADER_SKEW, BROKER)
                        .badAt("0.51", "Broker 2 is 51 % off an even share of leaders")
                        .goodAt("0.45")),
                uneven(TimedCase.of(PartitionRules.leaderSkew(), PartitionMetrics.LEADER_SKEW, BROKER)
                        .badAt("-1", "Broker 2 is -100 % off an even share of leaders")
                        .goodAt("-0.45")
                        .spares("a restart until Kafka moves the leaders back", "0 -1x20 -0.1x20")),
                uneven(TimedCase.of(PartitionRules.replicaSkew(), PartitionMetrics.REPLICA_SKEW, BROKER)
                        .badAt("-0.51", "Broker 2 is -51 % off an even share of replicas")
                        .goodAt("0")),
                TimedCase.of(PartitionRules.notPreferredLeaders(), PartitionMetrics.NOT_PREFERRED_RATIO, Labels.EMPTY)
                        .badAt("0.11", "11 % of all partitions are not led by their preferred broker")
                        .goodAt("0.09")
                        .firesAfter(ofMinutes(15))
                        .endsAfter(ofMinutes(5))
                        .spares("a rolling restart, until the leaders are moved back", "0 0.33x20 0.05x40")
                        .spares("less than Kafka itself would act on", "0.1x60"),
                TimedCase.of(PartitionRules.oneRack(), PartitionMetrics.ONE_RACK_PARTITIONS, TOPIC)
                        .badAt("1", "Topic orders has partitions with all replicas in one rack: 1")
                        .goodAt("0")
                        .firesAfter(ofMinutes(15))
                        .endsAfter(ofSeconds(0))
                        .spares("a reassignment on its way through one rack", "0 4x29 0x4"));
    }

    private static TimedCase uneven(TimedCase of) {
        return of.firesAfter(ofMinutes(15))
                .endsAfter(ofMinutes(5))
                .spares("half a share more or less", "0.5x40 -0.5x40");
    }
}
