package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One cause, one message. */
class SuppressionTest {

    private static final Duration FOR = Duration.ofSeconds(30);

    private final Desk desk = new Desk()
            .rule("down", FOR, FOR)
            .rule("effect", FOR, FOR)
            .cause(Cause.rule("down").explains("effect").asFarAsInvolved("name"));

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private Desk effect(String name, String... brokers) {
        return desk.finds(
                "effect:" + name, finding -> finding.at(Severity.CRITICAL).involving(Set.of(brokers)));
    }

    @Test
    void tellsACauseWithItsConsequencesAndOneEndOfAll() {
        desk.rule("effect", minutes(5), FOR);
        effect("t", "1").pass(minutes(5)).fires("down:1", Severity.CRITICAL).pass(minutes(5));
        desk.ends("down:1").pass(minutes(2));
        assertThat(desk.said()).containsExactly("335s +down:1 >effect:t");

        desk.ends("effect:t").pass(minutes(5));

        assertThat(desk.said()).hasSize(2).last().asString().endsWith(" -down:1 <effect:t");
    }

    @Test
    void namesTheCause() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(5));

        assertThat(desk.explain("effect:t").causes()).extracting(Desk::name).containsExactly("down:1");
        assertThat(desk.explain("down:1").causes()).isEmpty();
    }

    @Test
    void tellsWithTheCauseWhatIsAboutToFollowFromItAndThatItIsOver() {
        desk.rule("effect", minutes(5), FOR);
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(20));
        assertThat(desk.said()).containsExactly("35s +down:1 >effect:t");

        desk.ends("down:1").ends("effect:t").pass(minutes(20));

        assertThat(desk.said()).hasSize(2).last().asString().endsWith(" -down:1 <effect:t");
    }

    @Test
    void theEndOfACauseWaitsForNothingThatDoesNotFireAndIsToldIfItDoesLater() {
        desk.rule("effect", minutes(15), FOR);
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(2));

        desk.ends("down:1").pass(minutes(5));
        assertThat(desk.said()).hasSize(2).last().asString().endsWith(" -down:1");
        desk.pass(minutes(20));
        assertThat(desk.said()).hasSize(3).last().asString().endsWith(" +effect:t");
    }

    @Test
    void nothingIsToldOfWhatWasAboutToFollowAndNeverDid() {
        desk.rule("effect", minutes(15), FOR);
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(2));

        desk.ends("down:1").pass(minutes(5)).ends("effect:t").pass(minutes(120));

        assertThat(desk.words()).containsExactly("+down:1 >effect:t", "-down:1");
        assertThat(desk.state().incidents()).isEmpty();
    }

    @Test
    void tellsByItselfWhatTheCauseDoesNotExplain() {
        effect("t", "1", "2").fires("down:1", Severity.CRITICAL).pass(minutes(5));

        assertThat(desk.said()).containsExactly("35s +down:1", "35s +effect:t");
    }

    @Test
    void tellsByItselfWhatLacksALabelThatMustBeEqualThoughItsCauseLacksItAsWell() {
        desk.rule("lag", FOR, FOR).cause(Cause.rule("down").explains("lag").whereEqual("group"));

        desk.fires("down:1", Severity.CRITICAL)
                .fires("lag:1", Severity.CRITICAL)
                .pass(minutes(5));

        assertThat(desk.said()).containsExactly("35s +down:1", "35s +lag:1");
    }

    @Test
    void explainsWhatSeveralCausesExplainTogether() {
        effect("t", "1", "2").fires("down:1", Severity.CRITICAL).fires("down:2", Severity.CRITICAL);

        desk.pass(minutes(5));

        assertThat(desk.said()).containsExactly("35s +down:1 +down:2 >effect:t");
    }

    @Test
    void tellsWhatOutlastsItsCause() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(5));

        desk.ends("down:1").pass(minutes(10));

        // down for 30 s, clear for 30 s, and then as long as a new one has to be breached
        assertThat(desk.said()).hasSize(3);
        assertThat(desk.said().get(1)).endsWith("+effect:t");
        assertThat(desk.said().get(2)).endsWith("-down:1");
    }

    @Test
    void tellsNothingOfACauseThatWasNoneInTheEnd() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(Duration.ofSeconds(25));

        desk.ends("down:1").ends("effect:t").pass(minutes(20));

        assertThat(desk.said()).isEmpty();
    }

    @Test
    void holdsBackWhatFollowsWhenBothAreSeenInTheSameEvaluation() {
        desk.rule("down", Duration.ZERO, FOR).rule("effect", Duration.ZERO, FOR);
        effect("t", "1").fires("down:1", Severity.CRITICAL).cycle().pass(minutes(5));

        assertThat(desk.said()).containsExactly("0s +down:1 >effect:t");
    }

    @Test
    void tellsSoonWhatACauseThatNeverFiredHeldBack() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(Duration.ofSeconds(25));

        desk.ends("down:1").pass(minutes(2));

        assertThat(desk.said()).containsExactly("35s +effect:t");
    }

    @Test
    void tellsAChainOfThreeAsOneCauseAndOneEnd() {
        desk.rule("lag", FOR, FOR).cause(Cause.rule("effect").explains("lag"));
        effect("t", "1")
                .fires("down:1", Severity.CRITICAL)
                .fires("lag:g", Severity.CRITICAL)
                .pass(minutes(5));
        desk.ends("down:1").ends("effect:t").ends("lag:g").pass(minutes(20));

        assertThat(desk.words()).containsExactly("+down:1 >effect:t >lag:g", "-down:1 <effect:t <lag:g");
    }

    @Test
    void tellsAChainThatOutlastsItsCauseLinkByLinkAsOneEnd() {
        desk.rule("lag", FOR, FOR).cause(Cause.rule("effect").explains("lag"));
        effect("t", "1").fires("down:1", Severity.CRITICAL).fires("lag:g").pass(minutes(5));

        desk.ends("down:1").pass(Duration.ofSeconds(50));
        desk.ends("effect:t").pass(Duration.ofSeconds(50));
        desk.ends("lag:g").pass(minutes(60));

        assertThat(desk.words()).containsExactly("+down:1 >effect:t >lag:g", "-down:1 <effect:t <lag:g");
    }

    @Test
    void tellsTheEndOfAConsequenceThatWasToldBeforeItsCauseByItself() {
        effect("t", "1").pass(minutes(5));
        desk.fires("down:1", Severity.CRITICAL).pass(minutes(5));
        desk.ends("down:1").ends("effect:t").pass(minutes(20));

        assertThat(desk.words()).containsExactlyInAnyOrder("+effect:t", "+down:1", "-down:1", "-effect:t");
    }

    @Test
    void holdsBackWhatFollowsFromACauseThatIsSilenced() {
        desk.says(standing -> standing.silence(
                Silence.of(AlertSelection.all().ofRule("down"))
                        .by("ann")
                        .because("maintenance")
                        .until(desk.now().wall().plus(minutes(60))),
                "s"));
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(50));
        assertThat(desk.said()).isEmpty();
        assertThat(desk.story("effect:t")).singleElement().asString().contains("is not told of it alone");

        desk.pass(minutes(15));

        assertThat(desk.said()).containsExactly("3600s +down:1 >effect:t");
    }

    @Test
    void tellsTheEndOfAConsequenceWhoseCauseOutlastsItWithThatOfItsCause() {
        effect("t", "1").fires("down:1", Severity.CRITICAL).pass(minutes(5));
        desk.ends("effect:t").pass(minutes(30));
        assertThat(desk.said()).hasSize(1);

        desk.ends("down:1").pass(minutes(20));

        assertThat(desk.words()).containsExactly("+down:1 >effect:t", "-down:1 <effect:t");
    }

    @Test
    void saysNothingTwiceWhenACauseComesAndGoes() {
        effect("t", "1");
        for (int i = 0; i < 30; i++) {
            desk.fires("down:1", Severity.CRITICAL).pass(minutes(2));
            desk.ends("down:1").pass(minutes(2));
        }
        desk.ends("effect:t").pass(minutes(120));

        assertThat(desk.words()).filteredOn(said -> said.contains("+effect:t")).hasSizeLessThan(2);
        assertThat(desk.said()).hasSizeLessThan(7);
        assertThat(desk.state().incidents()).isEmpty();
    }
}
