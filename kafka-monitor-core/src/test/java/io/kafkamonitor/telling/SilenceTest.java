package io.kafkamonitor.telling;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.telling.TestAlerts.alert;
import static io.kafkamonitor.telling.TestAlerts.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AlertSelection PAYMENTS = AlertSelection.all().where("topic", "payments");

    private static SilenceBuilder silence() {
        return Silence.of(PAYMENTS).by("anna").because("new disks");
    }

    @Test
    void saysOfWhatByWhomAndWhy() {
        Silence silence = silence().from(NOW).until(NOW.plusSeconds(60));

        assertThat(silence.selection()).isEqualTo(PAYMENTS);
        assertThat(silence.by()).isEqualTo("anna");
        assertThat(silence.because()).isEqualTo("new disks");
        assertThat(silence.from()).contains(NOW);
        assertThat(silence.until()).contains(NOW.plusSeconds(60));
        assertThat(silence.id()).isEmpty();
        assertThat(silence.registered("s-1", NOW))
                .hasToString(
                        "silence s-1 of topic payments, by anna, from 2026-03-01T10:00:00Z, until 2026-03-01T10:01:00Z,"
                                + " because: new disks");
        assertThat(silence().untilResolved())
                .hasToString("silence of topic payments, by anna, until resolved, because: new disks");
    }

    @Test
    void isActiveFromItsBeginningUntilJustBeforeItsEnd() {
        Silence silence = silence().from(NOW).until(NOW.plusSeconds(60));

        assertThat(silence.isActive(NOW.minusMillis(1))).isFalse();
        assertThat(silence.isActive(NOW)).isTrue();
        assertThat(silence.isActive(NOW.plusSeconds(60).minusMillis(1))).isTrue();
        assertThat(silence.isActive(NOW.plusSeconds(60))).isFalse();
        assertThat(silence.isPast(NOW.minusSeconds(60))).isFalse();
        assertThat(silence.isPast(NOW.plusSeconds(60))).isTrue();
        assertThat(silence.endsWhenResolved()).isFalse();
    }

    @Test
    void isBuiltAnewByEachLastCall() {
        SilenceBuilder builder = silence().from(NOW);
        Silence timed = builder.until(NOW.plusSeconds(60));
        Silence untilResolved = builder.untilResolved();

        assertThat(timed.endsWhenResolved()).isFalse();
        assertThat(untilResolved.endsWhenResolved()).isTrue();
    }

    @Test
    void isOfTheAlertsOfItsSelection() {
        assertThat(silence().untilResolved().matches(alert("r", "topic", "payments")))
                .isTrue();
        assertThat(silence().untilResolved().matches(alert("r", "topic", "orders")))
                .isFalse();
        assertThat(Silence.ofEverything().by("a").because("b").untilResolved().matches(alert("r")))
                .isTrue();
    }

    @Test
    void beginsWhenItIsRegisteredUnlessItHasABeginning() {
        Silence unsaid = silence().until(NOW.plusSeconds(60));
        Silence later = silence().from(NOW.plusSeconds(30)).until(NOW.plusSeconds(60));

        assertThat(unsaid.from()).isEmpty();
        assertThat(unsaid.isActive(NOW)).isTrue();
        assertThat(unsaid.registered("s-1", NOW).from()).contains(NOW);
        assertThat(unsaid.registered("s-1", NOW).id()).isEqualTo("s-1");
        assertThat(later.registered("s-2", NOW).from()).contains(NOW.plusSeconds(30));
        assertThat(later.registered("s-2", NOW).until()).contains(NOW.plusSeconds(60));
    }

    @Test
    void isMadeAgainFromWhatItSaysWhenItIsOver() {
        Silence silence = silence().from(NOW).until(NOW.plusSeconds(60)).withId("s-1");

        assertThat(silence.id()).isEqualTo("s-1");
        assertThat(silence.from()).contains(NOW);
        assertThat(silence.isActive(NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void isNeededAsLongAsSomethingItMatchesIsNotOver() {
        Silence silence = silence().untilResolved();

        assertThat(silence.endsWhenResolved()).isTrue();
        for (AlertState state : AlertState.values()) {
            assertThat(silence.isKeptBy(
                            firing("r", "topic", "payments").state(state).build()))
                    .as("%s", state)
                    .isEqualTo(state != AlertState.RESOLVED);
            assertThat(silence.isKeptBy(
                            firing("r", "topic", "orders").state(state).build()))
                    .isFalse();
        }
    }

    @Test
    void endsAfterAYearInAnyCase() {
        Silence silence = silence().untilResolved().registered("s-1", NOW);

        assertThat(silence.isActive(NOW.plus(Duration.ofDays(365)).minusMillis(1)))
                .isTrue();
        assertThat(silence.isActive(NOW.plus(Duration.ofDays(365)))).isFalse();
        assertThat(silence.isActive(NOW.minusMillis(1))).isFalse();
    }

    @Test
    void isOfEverythingOnlyIfThatIsSaid() {
        assertThat(Silence.ofEverything()
                        .by("anna")
                        .because("move")
                        .untilResolved()
                        .selection()
                        .isEverything())
                .isTrue();
        assertThatThrownBy(() -> Silence.of(
                        AlertSelection.all().where("topic", matching("*")).atLeast(Severity.INFO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A silence is of 'topic *, at least INFO', which is every alert; name a rule, a label or a"
                        + " severity, or say ofEverything()");
    }

    @Test
    void refusesToBeLongerThanAYear() {
        silence().from(NOW).until(NOW.plus(Duration.ofDays(365)));

        assertThatThrownBy(() ->
                        silence().from(NOW).until(NOW.plus(Duration.ofDays(365)).plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A silence of 'topic payments' is from '2026-03-01T10:00:00Z' until '2027-03-01T10:00:01Z';"
                        + " let it end after at most 365 days");
        Silence unsaid = silence().until(Instant.MAX);
        assertThatThrownBy(() -> unsaid.registered("s-1", NOW))
                .hasMessageContaining("let it end after at most 365 days");
    }

    @Test
    void refusesToEndBeforeItBegins() {
        assertThatThrownBy(() -> silence().from(NOW).until(NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A silence of 'topic payments' is from '2026-03-01T10:00:00Z' until '2026-03-01T10:00:00Z';"
                        + " let it end after it begins");
        Silence over = silence().until(NOW);
        assertThatThrownBy(() -> over.registered("s-1", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A silence of 'topic payments' is until '2026-03-01T10:00:00Z', and it is"
                        + " '2026-03-01T10:00:00Z' now; give an end that is still to come");
    }

    @Test
    void refusesToStayUnexplained() {
        assertThatThrownBy(() -> Silence.of(PAYMENTS).because("b").untilResolved())
                .hasMessage("A silence lacks what 'by' says; call it");
        assertThatThrownBy(() -> Silence.of(PAYMENTS).by("a").until(NOW))
                .hasMessage("A silence lacks what 'because' says; call it");
        assertThatThrownBy(() -> Silence.of(PAYMENTS).by(" \n"))
                .hasMessage("A silence has ' \n' for who decided on it; name it");
        assertThatThrownBy(() -> Silence.of(PAYMENTS).because(""))
                .hasMessage("A silence has '' for a comment; name it");
        assertThatThrownBy(() -> Silence.of(PAYMENTS).because("x".repeat(2_001)))
                .hasMessageStartingWith("The comment of a silence has 2001 characters");
        assertThatThrownBy(() -> silence().untilResolved().withId(" "))
                .hasMessage("The id of a silence is ' '; give it a name");
    }

    @Test
    void keepsWhatPeopleSayAsOnePrintableLine() {
        assertThat(Silence.of(PAYMENTS).by("an\u202ena").because("new\r\ndisks").untilResolved())
                .hasToString("silence of topic payments, by an\ufffdna, until resolved, because: new disks");
    }
}
