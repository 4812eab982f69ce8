package io.kafkamonitor.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesNotationTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");

    /** What is said in each cycle, as a word each. */
    private static List<String> said(String notation) {
        return SeriesNotation.read(notation).stream()
                .map(SeriesNotationTest::word)
                .toList();
    }

    private static String word(Saying saying) {
        var sink = RecordingSampleSink.forMetrics(List.of(LAG));
        saying.say(LAG, ORDERS, sink);
        if (sink.goneEntities().contains(ORDERS)) {
            return "gone";
        }
        if (sink.unknowns(LAG).containsKey(ORDERS)) {
            return sink.unknowns(LAG).get(ORDERS).reason().name();
        }
        return sink.value(LAG, ORDERS).isPresent()
                ? Double.toString(sink.value(LAG, ORDERS).getAsDouble())
                : "nothing";
    }

    @Test
    void readsOneTermACycle() {
        assertThat(said("  7 -0.5\t_ unknown unknown(NO_LEADER) gone "))
                .containsExactly("7.0", "-0.5", "nothing", "TIMED_OUT", "NO_LEADER", "gone");
    }

    @Test
    void repeatsAndStepsForAsManyCyclesAsItSays() {
        assertThat(said("0x2 10+5x4 1-0.5x3"))
                .containsExactly("0.0", "0.0", "10.0", "15.0", "20.0", "25.0", "1.0", "0.5", "0.0");
        assertThat(said("_x2 unknown(WARMING_UP)x2 gonex2"))
                .containsExactly("nothing", "nothing", "WARMING_UP", "WARMING_UP", "gone", "gone");
    }

    @Test
    void knowsEveryReason() {
        for (UnknownReason reason : UnknownReason.values()) {
            assertThat(said("unknown(" + reason + ")")).containsExactly(reason.name());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 1o 2 | at character 3, '1o': give a number such as 7",
                "5+1 | at character 1, '5+1': a step needs a number of cycles; give 5+1x4",
                "7x0 | at character 1, '7x0': a series has 1 to 100000 cycles",
                "1 7x100000 | at character 3, '7x100000': a series has 1 to 100000 cycles",
                "unknown(TIRED) | 'unknown(TIRED)': give one of the reasons [COLLECTOR_FAILED",
                "NaN | at character 1, 'NaN': give a number",
                "\"   \" | is empty; give a number"
            })
    void namesThePlaceOfAMistakeAndWhatIsAllowed(String notation, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesNotation.read(notation))
                .withMessageContaining(message);
    }
}
