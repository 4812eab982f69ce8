package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;
import static io.kafkamonitor.rules.Rules.thresholdsBy;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.kafkamonitor.history.History;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.ManualClock;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the series are the same as before costs no memory, however many there are. */
class UnchangedSeriesTest {

    private static final Metric LAG = Metric.amount("test.lag", Unit.of("records"), "Lag.", "group", "partition");
    private static final Metric END = Metric.offset("test.end", Unit.of("offset"), "End.", "group", "partition");
    private static final int MANY = 20_000;
    private static final int UNTIL_WARM = 30;
    private static final long SOME_KILOBYTES = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Expression> expressions() {
        return List.of(
                metric(LAG),
                metric(LAG).where("group", notMatching("*-old")),
                metric(LAG).sumBy("group"),
                metric(LAG).medianBy("group"),
                metric(LAG).highest(10),
                metric(LAG).dividedBy(metric(LAG).sumBy("group")),
                metric(END).rateOver(ofMinutes(5)),
                metric(END).rateOver(ofMinutes(5)).sumBy("group"),
                metric(LAG).timeUntil(1e9, ofMinutes(5)),
                metric(LAG).dividedBy(metric(LAG).ago(ofMinutes(3))),
                metric(LAG).quantileOver(0.9, ofMinutes(5)));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void allocateNothingEach(Expression expression) {
        assertAllocatesNothingFor(rule("r").when(expression).isAbove(1e12).build());
    }

    @Test
    void allocateNothingEachWhereTheyAreLookedForOrHaveTheirOwnThresholds() {
        assertAllocatesNothingFor(rule("r")
                .when(metric(LAG).where("group", matching("g*")))
                .isMissing()
                .build());
        assertAllocatesNothingFor(rule("r")
                .when(metric(LAG))
                .isAbove(thresholdsBy("group").of("g1*", 1e9).otherwise(1e10))
                .onlyWhile(metric(END).isAbove(0))
                .build());
        assertAllocatesNothingFor(rule("r")
                .when(metric(LAG))
                .isAbove(metric(LAG).sumBy("group").times(1e9))
                .inAtLeast(3, 5)
                .build());
        assertAllocatesNothingFor(
                rule("r").when(metric(LAG)).isAbove("fixed", any -> 1e9).build());
        assertAllocatesNothingFor(
                rule("r").when(metric(LAG)).isNew(ofMinutes(3)).build());
    }

    private void assertAllocatesNothingFor(Rule rule) {
        List<Labels> series = series();

        for (int i = 0; i < UNTIL_WARM; i++) {
            evaluate(rule, series, i);
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            least = Math.min(least, evaluate(rule, series, i));
        }

        assertThat(least).as("bytes for %s series", MANY).isLessThan(SOME_KILOBYTES);
    }

    private long evaluate(Rule rule, List<Labels> series, int pass) {
        Column lag = column(LAG, series, pass);
        Column end = column(END, series, pass);
        var evaluation = Evaluation.of(Snapshot.of(ManualClock.START, List.of(lag, end), Map.of()))
                .withHistory(history(lag, end));
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(rule.evaluate(evaluation)).isEmpty();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static List<Labels> series() {
        var series = new ArrayList<Labels>();
        for (int i = 0; i < MANY; i++) {
            series.add(Labels.of("group", "g" + i / 10, "partition", "" + i % 10));
        }
        return series;
    }

    private static Column column(Metric metric, List<Labels> series, int pass) {
        ColumnBuilder column = Column.builder(metric).roomFor(series.size());
        for (int i = 0; i < series.size(); i++) {
            column.value(series.get(i), i + pass);
        }
        return column.build();
    }

    /** Each series with a reading in each of the last five minutes. */
    private static History history(Column... columns) {
        return metric -> new Past() {
            @Override
            public Column present() {
                return columns[metric.equals(LAG) ? 0 : 1];
            }

            @Override
            public void read(int position, Readings into) {
                into.clear();
                for (long minute = 5; minute >= 0; minute--) {
                    into.add(minute * 60_000_000_000L, (double) (position - minute));
                }
            }
        };
    }
}
