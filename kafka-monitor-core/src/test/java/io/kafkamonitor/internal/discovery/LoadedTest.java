package io.kafkamonitor.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.RecordingNotifier;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadedTest {

    @Test
    void passesOnEveryMethodOfAPart() {
        Map<Class<?>, Class<?>> loaded = Map.of(
                MetricCollector.class, LoadedCollector.class,
                Rule.class, LoadedRule.class,
                Notifier.class, LoadedNotifier.class);

        loaded.forEach((service, type) -> assertThat(signatures(type)).containsAll(signatures(service)));
    }

    private static List<String> signatures(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !method.isBridge())
                .map(LoadedTest::signature)
                .toList();
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    @Test
    void readsAsThePartItself() {
        Rule rule = new FakeRule("backlog", any -> List.of());
        Parts loaded = new Parts()
                .rule(rule)
                .collector(new FakeCollector("lag"))
                .notifier(new RecordingNotifier("people"))
                .loadedBy(getClass().getClassLoader());

        assertThat(loaded.rules().get(0)).hasToString(rule.toString());
        assertThat(Loaded.type(loaded.rules().get(0))).isEqualTo(FakeRule.class.getName());
        assertThat(Loaded.type(loaded.notifiers().get(0))).isEqualTo(RecordingNotifier.class.getName());
        assertThat(Loaded.type(rule)).isEqualTo(FakeRule.class.getName());
    }
}
