package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

    private static final String BACKLOG = """
            payments-backlog: critical when sum by group, topic of kafka.consumer_group.lag
                where topic is like 'payments-*' and group is not one of 'audit', 'trial'
                is above 10000 in 3 of 5 evaluations for 5 min,
                saying '{group} is {value} records behind on {topic}',
                clears at 8,000 records, over when clear for 1 h 30 min
            """;

    @Test
    void readsWhatSomebodyWrote() {
        Rule rule = Rules.parse(BACKLOG);

        assertThat(rule.name()).isEqualTo("payments-backlog");
        assertThat(rule.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(rule.forAtLeast()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(90));
        assertThat(rule.metrics()).containsExactly(GroupMetrics.GROUP_LAG);
        assertThat(rule)
                .hasToString(
                        "payments-backlog: CRITICAL when sum by group, topic of kafka.consumer_group.lag where topic is"
                                + " like 'payments-*' and group is not one of 'audit', 'trial' is above 10,000 records in 3 of 5"
                                + " evaluations for 5 min, clears at 8,000 records, over when clear for 1 h 30 min, saying '{group}"
                                + " is {value} records behind on {topic}'");
    }

    @Test
    void takesTheNameFromElsewhere() {
        assertThat(RuleReader.ofShippedMetrics().read("consumer-lag *", "when kafka.brokers is below 3"))
                .hasToString("'consumer-lag *': WARNING when kafka.brokers is below 3 brokers");
    }

    @Test
    void knowsMetricsOfTheHost() {
        Metric depth = Metric.amount("depth", Unit.of("jobs"), "Depth.", "queue");
        RuleReader reader = RuleReader.ofShippedMetrics().knowing(List.of(depth));

        assertThat(reader.read("deep: when depth is above 5 jobs"))
                .hasToString("deep: WARNING when 'depth' is above 5 jobs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kafka.brokers is below 3                       | kafka.brokers is below 3 brokers
                    kafka.broker.heap_used is above 5 GB           | kafka.broker.heap_used is above 5 GB, clears at 4.5 GB
                    kafka.broker.heap_used is above 1 GiB          | kafka.broker.heap_used is above 1073741824 B, clears at 966367642 B
                    kafka.broker.heap_used is above 5000           | kafka.broker.heap_used is above 5 kB, clears at 4.5 kB
                    kafka.broker.bytes_in is above 1.5 MB/s        | kafka.broker.bytes_in is above 1.5 MB/s, clears at 1.35 MB/s
                    kafka.broker.request_handler_idle is below 30 % | kafka.broker.request_handler_idle is below 30 %, clears at 33 %
                    kafka.broker.request_handler_idle is below 0.3 | kafka.broker.request_handler_idle is below 30 %, clears at 33 %
                    kafka.broker.uptime is below 5 min             | kafka.broker.uptime is below 5 min, clears at 5 min 30 s
                    kafka.broker.uptime is below 300               | kafka.broker.uptime is below 5 min, clears at 5 min 30 s
                    kafka.broker.uptime is below 5 min, clears at 5 min | kafka.broker.uptime is below 5 min, clears at 5 min
                    kafka.broker.live is no                        | kafka.broker.live is no
                    """)
    void readsNumbersAsPeopleWriteThem(String judged, String written) {
        assertThat(Rules.parse("r: when " + judged)).hasToString("r: WARNING when " + written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a * b + c | (test.a * test.b) + test.c
                    a + b * c | test.a + (test.b * test.c)
                    a - b - c | (test.a - test.b) - test.c
                    a / (b + c) | test.a / (test.b + test.c)
                    largest of a / b | largest of test.a / test.b
                    largest of (a / b) | largest of (test.a / test.b)
                    rate over 5 min of a where x is 'y' * 2 | rate over 5 min of test.a where x is 'y' * 2
                    """)
    void bindsAsInArithmetic(String expression, String written) {
        RuleReader reader =
                RuleReader.ofShippedMetrics().knowing(List.of(number("test.a"), number("test.b"), number("test.c")));
        String text = expression.replaceAll("\\b([abc])\\b(?! *')", "test.$1");

        assertThat(reader.read("r: when " + text + " is above 1").toString())
                .startsWith("r: WARNING when " + written + " is");
    }

    private static Metric number(String name) {
        return Metric.offset(name, Unit.COUNT, "A number.", "x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    nothing at all | line 1, column 15: at the end: a rule begins with its name and a colon
                    r: whne kafka.brokers is below 3 | line 1, column 4: at 'whne': one of 'when', 'info', 'warning', 'critical' is expected; did you mean 'when'?
                    r: when kafka.consumer_group.lagg is above 3 | line 1, column 9: at 'kafka.consumer_group.lagg': no metric of this name is known; did you mean 'kafka.consumer_group.lag'?
                    r: when lag is above 3 | line 1, column 9: at 'lag': no metric of this name is known; see docs/metrics.md
                    r: when kafka.brokers is abvoe 3 | line 1, column 26: at 'abvoe': one of 'above', 'below', 'outside', 'missing' is expected; did you mean 'above'?
                    r: when kafka.brokers is above three | at 'three': no metric of this name is known
                    r: when kafka.brokers is above 3 MB | line 1, column 34: at 'MB': ',' is expected
                    r: when kafka.brokers is above 3, forr 5 min | line 1, column 35: at 'forr': one of 'critical', 'clears',
                    r: when kafka.brokers is above 3, claers at 2 | did you mean 'clears'?
                    r: when kafka.brokers is above 3 for 5 minutes | line 1, column 38: at '5': a time is expected, such as '30 s'
                    r: when kafka.brokers is above 3, clears at 2, clears at 1 | line 1, column 48: at 'clears': 'clears' is said twice; say it once
                    r: when kafka.brokers is missing, clears at 2 | only a rule with one threshold for all has this
                    r: when kafka.brokers is above 3, saying 'it | line 1, column 42: at 'it: the quotation mark is not closed
                    r: when kafka.brokers is above 3, during WEEKEND | line 1, column 42: at 'WEEKEND': The hours are 'WEEKEND'; write them like
                    r: when kafka.brokers is above 3, lowest first | 'lowest first' is about 'shown by'
                    r: when sum by group of 5 is above 3 | line 1, column 25: at '5': a metric is expected, not numbers alone
                    r: when 5 is above 3 | line 1, column 9: at '5': a metric is expected, not numbers alone
                    r: when (kafka.brokers is above 3 | line 1, column 24: at 'is': ')' is expected
                    r: when kafka.brokers where x equals 'y' is above 3 | at 'equals': one of 'is', 'is like', 'is one of', 'is not', 'is not like', 'is not one of' is expected
                    r: when kafka.brokers is above the host's 'contract' | thresholds that a host computes cannot be read from text
                    r: when kafka.brokers is above 3 in 2.5 of 5 evaluations | at '2.5': a whole number is expected
                    r: when kafka.brokers is above 1e999 | the number is too large
                    r: when kafka.brokers is below -1 | Rule 'r': It looks for values below -1 brokers, and there are none
                    r: when sum by x of kafka.brokers is above 3 | has no label 'x'
                    r: when kafka.consumer_group.lag is above thresholds by topic ('a' 1, 'a' 2) | There is a threshold for 'a' already
                    """)
    void saysWhatIsWrongAndWhere(String text, String problem) {
        assertThatThrownBy(() -> Rules.parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void isNotLostInWhatNeverEnds() {
        for (String endless : List.of("(", "sum of ", "kafka.brokers + ", "7 d ago of ", "1 * ")) {
            assertThatThrownBy(() -> Rules.parse("r: when " + endless.repeat(50_000)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("an expression is made of at most 500 parts");
        }
    }

    @Test
    void countsLines() {
        assertThatThrownBy(() -> Rules.parse(BACKLOG.replace("3 of 5", "3 off 5")))
                .hasMessage("line 3, column 25: at 'off': 'of' is expected; did you mean 'of'?");
    }
}
