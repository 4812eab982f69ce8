package io.kafkamonitor.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.examples.crash.MailLedger.News;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final News BEGIN = new News("incident", false);
    private static final News END = new News("incident", true);
    private static final String ANN = MailLedger.RECIPIENTS.get(0);

    private final MailLedger ledger = new MailLedger();

    private Verdict verdict() {
        return Verdict.of(ledger, Map.of("incident", "subject"), Set.of());
    }

    @Test
    void findsNothingWrongIfEverybodyHeardOfBeginAndEnd() {
        ledger.accept(MailLedger.RECIPIENTS, List.of(BEGIN), false);
        ledger.accept(MailLedger.RECIPIENTS, List.of(END), false);

        assertThat(verdict()).hasToString("incidents 1, mails 2, lost 0, twice 0, twice and marked 0");
    }

    @Test
    void missesTheEndForEachWhoHeardOfTheBegin() {
        ledger.accept(MailLedger.RECIPIENTS, List.of(BEGIN), false);
        ledger.accept(List.of(ANN), List.of(END), false);

        assertThat(verdict().lost()).hasSize(2).noneMatch(lost -> lost.contains(ANN));
    }

    @Test
    void missesTheBeginOfWhatLastedUntilEverybodyShouldHaveHeardOfIt() {
        ledger.accept(List.of(ANN), List.of(BEGIN, END), false);

        assertThat(Verdict.of(ledger, Map.of("incident", "subject"), Set.of("subject"))
                        .lost())
                .hasSize(2)
                .allMatch(lost -> lost.contains("never heard of subject"));
    }

    @Test
    void missesWhatNeverFired() {
        assertThat(Verdict.of(ledger, Map.of(), Set.of("subject")).lost()).hasSameSizeAs(MailLedger.RECIPIENTS);
    }

    @Test
    void tellsARepetitionThatIsMarkedFromOneThatIsNot() {
        ledger.accept(List.of(ANN), List.of(BEGIN), false);
        ledger.accept(List.of(ANN), List.of(BEGIN, END), true);
        ledger.accept(List.of(ANN), List.of(END), false);

        assertThat(verdict().twiceAndMarked()).isEqualTo(1);
        assertThat(verdict().twice()).singleElement().asString().contains(ANN, "isEnd=true");
    }
}
