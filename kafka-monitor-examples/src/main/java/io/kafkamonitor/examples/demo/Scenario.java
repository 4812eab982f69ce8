package io.kafkamonitor.examples.demo;

import static io.kafkamonitor.examples.demo.Expectation.BACKLOG;
import static io.kafkamonitor.examples.demo.Expectation.DOWN;
import static io.kafkamonitor.examples.demo.Expectation.LOAD;
import static io.kafkamonitor.examples.demo.Expectation.SKEW;

import io.kafkamonitor.examples.report.BrokerTable;
import io.kafkamonitor.examples.report.PartitionTable;
import io.kafkamonitor.examples.report.TopicTable;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What goes wrong in the demonstration, and how it is mended. Each step waits for what it needs, however slow the machine
 * is, and none for ever.
 */
final class Scenario {

    private static final int CROWDED_BROKER = 1;
    private static final int KILLED_BROKER = Stage.ARCHIVING_BROKER;
    private static final int CYCLES_TO_TELL = 3;

    private final Stage stage;
    private final Timeline timeline;
    private final Checklist checklist;
    private final Patience patience = new Patience();

    Scenario(Stage stage, Timeline timeline, Checklist checklist) {
        this.stage = stage;
        this.timeline = timeline;
        this.checklist = checklist;
    }

    void play() throws Exception {
        everythingIsWell();
        aGroupStalls();
        oneBrokerIsLoaded();
        leadersPileUp();
        aBrokerIsKilled();
        theHostRestarts();
        theBrokerComesBack();
        theGroupCatchesUp();
        show();
    }

    private void everythingIsWell() {
        await("the monitor to have seen it all", () -> rates() == 3);
        timeline.say(Voice.MONITOR, "All is well:");
        show();
    }

    /** Of how many brokers the load is known: it takes two readings. */
    private int rates() {
        Column column = snapshot().column(JmxMetrics.BYTES_IN);
        return (int) IntStream.range(0, column.size()).filter(column::isKnown).count();
    }

    private void aGroupStalls() {
        timeline.say(
                Voice.DEMO,
                "Group 'billing' stalls: it reads no payments until its backlog passes " + DemoRules.BACKLOG
                        + " records");
        checklist.expect(BACKLOG);
        stage.billing().stall();
    }

    private void oneBrokerIsLoaded() {
        int broker = Stage.IMPORTING_BROKER;
        timeline.say(Voice.DEMO, "An import sends 5 MB/s to broker " + broker + " alone");
        String servers = stage.cluster().bootstrapServers();
        checklist.expect(LOAD);
        SteadyProducer load = SteadyProducer.start(servers, DemoTopics.IMPORTS, 500, 10_000);
        try {
            awaitFired(LOAD);
            timeline.show(BrokerTable.of(snapshot()));
        } finally {
            load.close();
        }
        timeline.say(Voice.DEMO, "The import is done");
        awaitFired(BACKLOG);
        timeline.show(TopicTable.of(snapshot()));
    }

    private void leadersPileUp() throws Exception {
        timeline.say(Voice.DEMO, "All leaders of topic 'orders' are piled onto broker " + CROWDED_BROKER);
        checklist.expect(SKEW);
        stage.topics().pileOrdersOnto(CROWDED_BROKER);
        awaitFired(SKEW);
        timeline.show(PartitionTable.of(snapshot()));
        timeline.say(Voice.DEMO, "The leaders are spread over all brokers again");
        stage.topics().spreadOrders();
        awaitResolved(LOAD);
        awaitResolved(SKEW);
    }

    private void aBrokerIsKilled() {
        await("all brokers to be seen alive", this::nobodyIsDown);
        checklist.expect(DOWN);
        timeline.say(
                Voice.DEMO,
                "Broker " + KILLED_BROKER + " is killed: kill -9 "
                        + stage.cluster().pid(KILLED_BROKER));
        stage.cluster().kill(KILLED_BROKER);
        awaitFired(DOWN);
        sayIfSo("One mail names broker " + KILLED_BROKER + ", and with it what follows: the archive has no leader,"
                + " other topics miss replicas");
        timeline.show(BrokerTable.of(snapshot()), PartitionTable.of(snapshot()));
    }

    private void theHostRestarts() {
        timeline.say(
                Voice.DEMO,
                "The host restarts: its monitor is closed, and a second one is built in this process, which knows"
                        + " only what is in the first one's directory");
        stage.restartMonitor();
        await(
                "the second monitor to look",
                () -> stage.monitor().health().cycles() >= CYCLES_TO_TELL && !nobodyIsDown());
        sayIfSo("The second monitor sees it all again, knows what was told and tells nobody again");
    }

    private void theBrokerComesBack() {
        timeline.say(Voice.DEMO, "Broker " + KILLED_BROKER + " is started again");
        stage.cluster().restart(KILLED_BROKER);
        awaitReturn();
        timeline.say(Voice.DEMO, "Broker " + KILLED_BROKER + " is back and leads its partitions again");
    }

    /** A busy machine may have let a broker miss its heartbeats, which would be told already. */
    private boolean nobodyIsDown() {
        return stage.monitor().alerts().stream().noneMatch(alert -> alert.rule().equals(DOWN.rule()));
    }

    private void awaitReturn() {
        waitingFor(
                "broker " + KILLED_BROKER + " to be live again",
                atMost -> stage.cluster().awaitLive(Set.of(1, 2, 3), atMost));
        await("broker " + KILLED_BROKER + " to lead its partitions again", stage.topics()::preferredLeadersLead);
    }

    private void theGroupCatchesUp() {
        timeline.say(Voice.DEMO, "Group 'billing' reads on");
        stage.billing().resume();
        awaitResolved(DOWN);
        sayIfSo("One mail, of the second monitor, tells that broker " + KILLED_BROKER
                + " is back, and that what followed is over");
        awaitResolved(BACKLOG);
    }

    private void sayIfSo(String text) {
        if (checklist.hasSurplus()) {
            timeline.say(Voice.DEMO, Paint.RED, "A mail tells what another one has told");
        } else {
            timeline.say(Voice.DEMO, Paint.GREEN, text);
        }
    }

    private void awaitFired(Expectation expectation) {
        await("the mail that " + expectation.rule() + " fires", () -> checklist.hasFired(expectation));
    }

    private void awaitResolved(Expectation expectation) {
        await("the mail that " + expectation.rule() + " is over", () -> checklist.hasResolved(expectation));
    }

    private void await(String what, Callable<Boolean> condition) {
        waitingFor(what, atMost -> Await.until(what, atMost, condition));
    }

    private void waitingFor(String what, Consumer<Duration> wait) {
        Duration begun = timeline.elapsed();
        timeline.waitingFor(what, () -> {
            wait.accept(patience.forOne());
            return what;
        });
        patience.took(timeline.elapsed().minus(begun));
    }

    private Snapshot snapshot() {
        return stage.monitor().snapshot();
    }

    private void show() {
        timeline.show(BrokerTable.of(snapshot()), PartitionTable.of(snapshot()), TopicTable.of(snapshot()));
    }
}
