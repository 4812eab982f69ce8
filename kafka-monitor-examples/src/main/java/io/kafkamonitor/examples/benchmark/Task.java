package io.kafkamonitor.examples.benchmark;

/** Work whose cost is measured. */
@FunctionalInterface
interface Task {

    void run() throws Exception;
}
