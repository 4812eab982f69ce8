package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.anyOf;
import static io.kafkamonitor.rules.Rules.firing;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.not;
import static io.kafkamonitor.rules.Rules.rule;
import static io.kafkamonitor.rules.Rules.thresholdsBy;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.hours.Hours;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Rules that nobody would write, of all that the language has. */
final class RandomRules {

    static final Metric LAG = Metric.amount("test.lag", Unit.of("records"), "Lag.", "group", "topic");
    static final Metric BYTES = Metric.amount("highest.bytes", Unit.BYTES, "Bytes.", "topic");
    static final Metric FREE = Metric.gauge("free", Unit.RATIO, "Free.", "topic");
    static final Metric WAIT = Metric.gauge("sum", Unit.SECONDS, "Wait.", "group", "topic");
    static final Metric LIVE = Metric.gauge("test.live", Unit.YES_NO, "Live.", "of", "the topic");
    static final Metric END = Metric.offset("quantile.end", Unit.of(" offset  in "), "End.", "topic");
    static final List<Metric> ALL = List.of(LAG, BYTES, FREE, WAIT, LIVE, END);

    private static final List<String> TEXTS =
            List.of("a", "it's", "''", "", "*-old", "a, b", "über\n{topic}", "is", "where 'x' and", "{value}: (;)");
    private static final double[] NUMBERS = {
        0,
        1,
        2,
        10_000,
        0.5,
        1.0 / 3,
        -7,
        1e6 / 7,
        123_456_789.125,
        1e15,
        1.5e300,
        Double.MIN_VALUE,
        60,
        3_661,
        86_400.25,
        -0.1
    };

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    /** A rule that can be built; most of what is tried cannot. */
    Rule next() {
        while (true) {
            try {
                return tried();
            } catch (ConfigurationException | IllegalStateException | IllegalArgumentException e) {
                // another one, then
            }
        }
    }

    private Rule tried() {
        RuleBuilder rule = judged();
        maybe(() -> rule.severity(one(Severity.values())));
        maybe(() -> rule.forAtLeast(duration()));
        maybe(() -> rule.keepFiringFor(duration()));
        maybe(() -> rule.onlyWhile(condition()));
        maybe(() -> rule.unless(condition()));
        maybe(() -> rule.unless(firing(text() + "r")));
        maybe(() -> rule.inAtLeast(2, 5));
        maybe(() -> rule.during(Hours.weekly(
                ZoneId.of("Europe/Berlin"),
                LocalTime.of(8, 0),
                LocalTime.of(18, 30, 5),
                DayOfWeek.MONDAY,
                DayOfWeek.FRIDAY)));
        maybe(() -> rule.evidenceFrom(series()));
        maybe(() -> rule.evidenceFromLowest(series()).involving("topic"));
        maybe(() -> rule.comparedBy(series()));
        maybe(() -> rule.becauseUnknown(one(ALL.toArray(new Metric[0]))));
        maybe(() ->
                rule.describedAs("It's {value}, \"" + text().replace('{', '(').replace('}', ')')));
        maybe(() -> rule.advisedTo(text()));
        maybe(() -> rule.tryingCommand(text().replace('{', '(').replace('}', ')')));
        maybe(() -> rule.endingAs(text().replace('{', '(').replace('}', ')')));
        return rule.build();
    }

    private void maybe(Runnable part) {
        if (random.nextInt(4) == 0) {
            part.run();
        }
    }

    private RuleBuilder judged() {
        RuleCondition rule = rule("r" + text()).when(expression(3));
        return switch (random.nextInt(12)) {
            case 0 -> rule(text() + "r").when(series()).isMissing();
            case 1 -> rule("r").when(series()).isMissing("topic", List.of(text(), text()));
            case 2 -> rule.isNew(Duration.ofMinutes(random.nextInt(1000)));
            case 3 -> rule.isAbove(expression(2));
            case 4 -> rule.isBelow(expression(1));
            case 5 -> rule.isAbove(thresholdsBy("topic").of(text(), number()).of("b" + text(), number()));
            case 6 -> rule.isBelow(thresholdsBy("group").otherwise(number()));
            case 7 -> rule.isOutside(number(), number());
            case 8 -> clearing(rule.isBelow(number()));
            case 9 -> rule.isBelow(number()).forAtLeast(Duration.ofSeconds(5), one(LAG, BYTES));
            default -> clearing(rule.isAbove(number()));
        };
    }

    private RuleBuilder clearing(RuleBuilder rule) {
        if (rule.limits == null || rule.bySubject != null || random.nextBoolean()) {
            return rule;
        }
        boolean isAbove = rule.limits.hasHigh();
        if (random.nextBoolean()) {
            return isAbove ? rule.criticalAbove(number()) : rule.criticalBelow(number());
        }
        return isAbove ? rule.clearsBelow(number()) : rule.clearsAbove(number());
    }

    private Condition condition() {
        Expression expression = random.nextBoolean() ? metric(BYTES) : expression(1);
        return switch (random.nextInt(3)) {
            case 0 -> expression.isAbove(number());
            case 1 -> expression.isBelow(number());
            default -> expression.isOutside(-5, number());
        };
    }

    private MetricExpression series() {
        MetricExpression series = metric(one(ALL.toArray(new Metric[0])));
        for (int i = random.nextInt(3); i > 0; i--) {
            series = series.where(one("topic", "group", "of", "the topic"), matcher(2));
        }
        return series;
    }

    private LabelMatcher matcher(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> LabelMatcher.exactly(text());
            case 1 -> matching(text());
            case 2 -> anyOf(text(), text(), "third");
            default -> not(matcher(depth - 1));
        };
    }

    private Expression expression(int depth) {
        Expression series = series();
        if (depth == 0) {
            return series;
        }
        Expression inner = expression(depth - 1);
        return switch (random.nextInt(16)) {
            case 0 -> inner.sumBy(labels());
            case 1 -> inner.medianBy(labels());
            case 2 -> inner.quantileBy(1.0 / 3, labels());
            case 3 -> inner.countBy(labels());
            case 4 -> inner.plus(expression(depth - 1));
            case 5 -> inner.dividedBy(expression(depth - 1));
            case 6 -> inner.minus(number());
            case 7 -> inner.times(number());
            case 8 -> inner.ago(duration());
            case 9 -> inner.age();
            case 10 -> inner.highest(3);
            case 11 -> inner.lowest(100);
            case 12 -> inner.quantileOver(0.95, duration());
            case 13 -> inner.forecast(duration(), duration());
            case 14 -> inner.timeUntil(number(), duration());
            default -> over(inner);
        };
    }

    private Expression over(Expression inner) {
        Duration window = duration();
        return switch (random.nextInt(9)) {
            case 0 -> inner.averageOver(window);
            case 1 -> inner.sumOver(window);
            case 2 -> inner.mostOver(window);
            case 3 -> inner.countOver(window);
            case 4 -> inner.changeOver(window);
            case 5 -> inner.changesOver(window);
            case 6 -> inner.rateOver(window);
            case 7 -> inner.steadyRiseOver(window);
            default -> inner.deviationOver(window);
        };
    }

    private String[] labels() {
        var labels = new ArrayList<>(List.of("group", "topic", "of", "the topic"));
        Collections.shuffle(labels, random);
        return labels.subList(0, random.nextInt(3)).toArray(new String[0]);
    }

    private Duration duration() {
        return one(
                Duration.ofSeconds(1),
                Duration.ofSeconds(90),
                Duration.ofMinutes(10),
                Duration.ofMillis(1_500),
                Duration.ofNanos(61_000_000_001L),
                Duration.ofHours(36),
                Duration.ofDays(7).plusMinutes(5));
    }

    private double number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
