package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpBuilderBoundsTest {

    static Stream<Method> takingDurations() {
        return Stream.of(SmtpNotifierBuilder.class.getMethods())
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(Duration.class)));
    }

    @ParameterizedTest
    @MethodSource("takingDurations")
    void everyTimeoutIsPositiveAndEnds(Method setter) {
        List<Duration> wrong = List.of(
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofMinutes(6));

        for (Duration duration : wrong) {
            assertThatThrownBy(() -> setter.invoke(SmtpNotifier.builder("smtp.example.com"), duration))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + duration + "'");
        }
    }

    @Test
    void theSettersOfDurationsAreFound() {
        assertThat(takingDurations()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aNameIsShort() {
        assertThatThrownBy(() -> SmtpNotifier.builder("smtp.example.com").name("x".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(200);
    }
}
