package io.kafkamonitor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private final Checklist checklist = new Checklist();

    private static MailNews mail(String rule, String state, String text) {
        return new MailNews(rule, state, "WARNING", text);
    }

    private void arrives(String state) {
        checklist.arrived(mail("broker-down", state, "Broker 3 (127.0.0.1) is down"), Duration.ofSeconds(12));
    }

    @Test
    void ticksOffAnAlertAndItsEnd() throws Exception {
        arrives("FIRING");
        arrives("RESOLVED");

        assertThat(checklist.awaitFired(Expectation.DOWN, Duration.ZERO)).isTrue();
        assertThat(checklist.awaitResolved(Expectation.DOWN, Duration.ZERO)).isTrue();
        assertThat(String.join("\n", checklist.table().lines())).contains("12.0 s");
    }

    @Test
    void isNotCompleteWhileOneIsMissing() {
        arrives("FIRING");
        arrives("RESOLVED");

        assertThat(checklist.isComplete()).isFalse();
        assertThat(String.join("\n", checklist.table().lines())).contains("MISSING");
    }

    @Test
    void takesNoEndWithoutABeginning() throws Exception {
        arrives("RESOLVED");

        assertThat(checklist.awaitResolved(Expectation.DOWN, Duration.ZERO)).isFalse();
    }

    @Test
    void takesNoMailAboutAnotherBroker() throws Exception {
        checklist.arrived(mail("broker-down", "FIRING", "Broker 1 (127.0.0.1) is down"), Duration.ZERO);

        assertThat(checklist.awaitFired(Expectation.DOWN, Duration.ZERO)).isFalse();
    }

    @Test
    void isCompleteWhenEveryAlertBeganAndEnded() {
        for (Expectation expectation : Expectation.values()) {
            for (String state : List.of("FIRING", "RESOLVED")) {
                checklist.arrived(mail(expectation.rule(), state, everySubject()), Duration.ZERO);
            }
        }

        assertThat(checklist.isComplete()).isTrue();
    }

    private static String everySubject() {
        return "Group billing is behind; to broker 2; Broker 1 is uneven; Broker 3 is down";
    }
}
