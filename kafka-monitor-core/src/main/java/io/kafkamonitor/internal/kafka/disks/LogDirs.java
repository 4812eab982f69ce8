package io.kafkamonitor.internal.kafka.disks;

import io.kafkamonitor.metric.Unknown;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;

/**
 * The log directories of the registered brokers.
 *
 * @param dirs by broker id and path, of each broker that told
 * @param unknowns why the others did not, by broker id
 */
record LogDirs(Map<Integer, Map<String, LogDirDescription>> dirs, Map<Integer, Unknown> unknowns) {}
