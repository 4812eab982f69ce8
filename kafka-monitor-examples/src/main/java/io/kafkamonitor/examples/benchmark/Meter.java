package io.kafkamonitor.examples.benchmark;

/** Counts something that a task uses up. */
@FunctionalInterface
interface Meter {

    /** How much of it is used up while the task runs. */
    long during(Task task) throws Exception;
}
