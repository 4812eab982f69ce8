package io.kafkamonitor.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingCheckTest {

    private static final Labels SUBJECT = Labels.of("topic", "orders");

    private static Finding finding(Outcome outcome) {
        return switch (outcome) {
            case BREACHED -> Finding.breached(SUBJECT);
            case UNKNOWN -> Finding.unknown(SUBJECT, Unknown.because(UnknownReason.TIMED_OUT));
            case HOLDING -> Finding.holding(SUBJECT);
            case CLEAR -> Finding.clear(SUBJECT);
            case GONE -> Finding.gone(SUBJECT);
        };
    }

    private static Finding breach(double value) {
        return Finding.breached(SUBJECT).withValue(value, Unit.COUNT);
    }

    private static Finding worse(Finding first, Finding second) {
        return FindingCheck.check(List.of(first, second), Severity.WARNING).get(0);
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource({
        "BREACHED, UNKNOWN",
        "BREACHED, HOLDING",
        "BREACHED, CLEAR",
        "BREACHED, GONE",
        "UNKNOWN, HOLDING", // which would end what is pending
        "UNKNOWN, CLEAR", // which would end what fires
        "UNKNOWN, GONE",
        "HOLDING, CLEAR",
        "HOLDING, GONE",
        "CLEAR, GONE", // somebody has seen it
    })
    void takesTheWorseOfTwoFindingsForOneSubjectInWhicheverOrder(Outcome worse, Outcome better) {
        assertThat(worse(finding(worse), finding(better)).outcome()).isEqualTo(worse);
        assertThat(worse(finding(better), finding(worse)).outcome()).isEqualTo(worse);
    }

    @Test
    void takesTheMoreSevereOfTwoBreaches() {
        Finding critical = breach(1).at(Severity.CRITICAL);
        Finding information = breach(3).at(Severity.INFO);
        Finding warning = breach(2); // by the rule

        assertThat(worse(critical, information)).isEqualTo(critical);
        assertThat(worse(information, warning)).isEqualTo(warning);
        assertThat(worse(warning, critical)).isEqualTo(critical);
    }

    @Test
    void takesTheWorseValueOfTwoBreachesOfOneSeverity() {
        Finding busy = breach(0.02).beyond(0.3);
        Finding lessBusy = breach(0.28).beyond(0.3);

        assertThat(worse(busy, lessBusy)).isEqualTo(busy);
        assertThat(worse(lessBusy, busy)).isEqualTo(busy);
        assertThat(worse(breach(1), breach(2))).isEqualTo(breach(2));
        assertThat(worse(Finding.breached(SUBJECT), breach(-5))).isEqualTo(breach(-5));
    }

    @Test
    void takesTheFirstOfTwoThatSayTheSame() {
        Finding first = breach(1).saying("first");
        Finding clear = Finding.clear(SUBJECT).withValue(1, Unit.COUNT);

        assertThat(worse(first, breach(1).saying("second"))).isEqualTo(first);
        assertThat(worse(clear, Finding.clear(SUBJECT).withValue(5, Unit.COUNT)))
                .isEqualTo(clear);
    }
}
