package io.kafkamonitor.examples.benchmark;

/** Work whose cost is measured. */
@FunctionalInterface
interface Task {

    void run() throws Exception;

    /** What has to be done before each time, and is not measured. */
    default void prepare() throws Exception {}

    /** The same work after something that is not measured. */
    default Task after(Task preparation) {
        Task work = this;
        return new Task() {
            @Override
            public void prepare() throws Exception {
                preparation.run();
            }

            @Override
            public void run() throws Exception {
                work.run();
            }
        };
    }
}
