package io.kafkamonitor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecklistTest {

    private final Checklist checklist = new Checklist();

    @BeforeEach
    void expectEverything() {
        List.of(Expectation.values()).forEach(checklist::expect);
    }

    private static MailNews mail(String rule, String state, String text) {
        return new MailNews(rule, state, "WARNING", text);
    }

    private void arrives(String state) {
        checklist.arrived(
                mail("broker-down", state, "Broker 3 (127.0.0.1) is down; Topic archive"), Duration.ofSeconds(12));
    }

    @Test
    void ticksOffAnAlertAndItsEnd() {
        arrives("FIRING");
        arrives("RESOLVED");

        assertThat(checklist.hasFired(Expectation.DOWN)).isTrue();
        assertThat(checklist.hasResolved(Expectation.DOWN)).isTrue();
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
    void takesNoEndWithoutABeginning() {
        arrives("RESOLVED");

        assertThat(checklist.hasResolved(Expectation.DOWN)).isFalse();
    }

    @Test
    void takesNoMailAboutAnotherBroker() {
        checklist.arrived(mail("broker-down", "FIRING", "Broker 1 (127.0.0.1) is down"), Duration.ZERO);

        assertThat(checklist.hasFired(Expectation.DOWN)).isFalse();
    }

    @Test
    void takesNoMailFromBeforeItsTime() {
        arrives("FIRING");
        arrives("RESOLVED");

        checklist.expect(Expectation.DOWN);

        assertThat(checklist.hasFired(Expectation.DOWN)).isFalse();
        assertThat(checklist.hasResolved(Expectation.DOWN)).isFalse();
    }

    @Test
    void takesNoMailThatLeavesOutWhatFollows() {
        checklist.arrived(mail("broker-down", "FIRING", "Broker 3 (127.0.0.1) is down"), Duration.ZERO);

        assertThat(checklist.hasFired(Expectation.DOWN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIRING FIRING", "FIRING RESOLVED RESOLVED"})
    void noticesWhatIsToldTwice(String states) {
        Stream.of(states.split(" ")).forEach(this::arrives);

        assertThat(checklist.hasSurplus()).isTrue();
        assertThat(String.join("\n", checklist.table().lines())).contains("TOO MUCH");
    }

    @Test
    void noticesWhatIsToldBesideItsCause() {
        arrives("FIRING");
        checklist.arrived(mail("partitions-offline", "FIRING", "Topic archive"), Duration.ZERO);

        assertThat(checklist.hasSurplus()).isTrue();
    }

    @Test
    void isCompleteWhenEveryAlertBeganAndEnded() {
        var oneByOne = new Checklist();
        for (Expectation expectation : Expectation.values()) {
            oneByOne.expect(expectation);
            for (String state : List.of("FIRING", "RESOLVED")) {
                oneByOne.arrived(mail(expectation.rule(), state, everySubject()), Duration.ZERO);
            }
        }

        assertThat(oneByOne.isComplete()).isTrue();
    }

    private static String everySubject() {
        return "Group billing is behind; to broker 2; Broker 1 is uneven; Broker 3 is down; Topic archive";
    }
}
