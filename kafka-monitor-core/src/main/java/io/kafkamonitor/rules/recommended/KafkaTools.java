package io.kafkamonitor.rules.recommended;

/** Commands of Kafka's own tools that show, or mend without harm, what a rule tells; with places for names. */
final class KafkaTools {

    static final String GROUP =
            "kafka-consumer-groups.sh --bootstrap-server {bootstrapServers} --describe --group {group}";
    static final String MEMBERS = GROUP + " --members --verbose";
    static final String TOPIC = "kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --topic {topic}";
    static final String UNAVAILABLE =
            "kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --unavailable-partitions";
    static final String LOG_DIRS =
            "kafka-log-dirs.sh --bootstrap-server {bootstrapServers} --describe --broker-list {broker}";
    static final String API_VERSIONS = "kafka-broker-api-versions.sh --bootstrap-server {bootstrapServers}";
    static final String QUORUM = "kafka-metadata-quorum.sh --bootstrap-server {bootstrapServers} describe --status";
    static final String PREFERRED = "kafka-leader-election.sh --bootstrap-server {bootstrapServers}"
            + " --election-type preferred --all-topic-partitions";

    private KafkaTools() {}
}
