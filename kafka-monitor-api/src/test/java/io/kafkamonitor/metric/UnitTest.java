package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    private static final Unit RECORDS = Unit.of("records");

    @Test
    void isIdentifiedByItsSymbolAlone() {
        EqualsVerifier.forClass(Unit.class)
                .withOnlyTheseFields("symbol")
                .suppress(Warning.NULL_FIELDS)
                .verify();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0 records
                    -0.0     | 0 records
                    1        | 1 records
                    0.5      | 0.5 records
                    0.12345  | 0.123 records
                    0.004    | 0.004 records
                    1e-12    | 1E-12 records
                    9.999    | 10 records
                    12.345   | 12.35 records
                    99.95    | 99.95 records
                    123.45   | 123.5 records
                    999.94   | 999.9 records
                    999.96   | 1,000 records
                    12345    | 12,345 records
                    12345.6  | 12,346 records
                    -12345   | -12,345 records
                    -1.5     | -1.5 records
                    """)
    void writesNumbersWithTheDigitsThatMatter(double value, String expected) {
        assertThat(RECORDS.format(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0             | 0 B
                    999           | 999 B
                    1000          | 1 kB
                    1500          | 1.5 kB
                    999940        | 999.9 kB
                    999960        | 1 MB
                    1500000000    | 1.5 GB
                    -2000000      | -2 MB
                    1e21          | 1,000 EB
                    """)
    void writesBytesWithDecimalPrefixes(double value, String expected) {
        assertThat(Unit.BYTES.format(value)).isEqualTo(expected);
        assertThat(Unit.BYTES_PER_SECOND.format(value)).isEqualTo(expected + "/s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0       | 0 %
                    0.07    | 7 %
                    0.29    | 29 %
                    0.355   | 35.5 %
                    0.9995  | 99.95 %
                    0.00012 | 0.012 %
                    1       | 100 %
                    """)
    void writesRatiosAsPercentages(double value, String expected) {
        assertThat(Unit.RATIO.format(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0 s
                    0.25     | 0.25 s
                    59       | 59 s
                    59.4     | 59.4 s
                    59.6     | 1 min
                    60       | 1 min
                    185      | 3 min 5 s
                    3599.7   | 1 h
                    3660     | 1 h 1 min
                    86399    | 23 h 59 min
                    86400    | 1 d
                    190000   | 2 d 4 h
                    -90      | -1 min 30 s
                    """)
    void writesSecondsAsADuration(double value, String expected) {
        assertThat(Unit.SECONDS.format(value)).isEqualTo(expected);
    }

    @Test
    void writesTheNumberAloneWithoutASymbol() {
        assertThat(Unit.COUNT.format(12_345)).isEqualTo("12,345");
        assertThat(Unit.MILLISECONDS.format(12)).isEqualTo("12 ms");
    }

    @Test
    void writesWhatIsNotANumberAsSuch() {
        assertThat(RECORDS.format(Double.NaN)).isEqualTo("NaN records");
        assertThat(Unit.SECONDS.format(Double.POSITIVE_INFINITY)).isEqualTo("Infinity s");
        assertThat(Unit.BYTES.format(Double.NEGATIVE_INFINITY)).startsWith("-Infinity");
    }

    @Test
    void writesTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(RECORDS.format(12_345)).isEqualTo("12,345 records");
            assertThat(RECORDS.format(1.5)).isEqualTo("1.5 records");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isFoundAgainByItsSymbol() {
        for (Unit unit : new Unit[] {
            Unit.COUNT,
            Unit.BYTES,
            Unit.BYTES_PER_SECOND,
            Unit.RATIO,
            Unit.SECONDS,
            Unit.MILLISECONDS,
            Unit.YES_NO,
            RECORDS
        }) {
            Unit found = Unit.of(unit.symbol());

            assertThat(found).isEqualTo(unit);
            assertThat(found.format(1234.5)).isEqualTo(unit.format(1234.5));
        }
    }

    @Test
    void hasARate() {
        assertThat(Unit.BYTES.perSecond()).isEqualTo(Unit.BYTES_PER_SECOND);
        assertThat(RECORDS.perSecond().format(3)).isEqualTo("3 records/s");
        assertThat(Unit.COUNT.perSecond().format(3)).isEqualTo("3 /s");
    }

    @Test
    void writesYesAndNoAsWords() {
        assertThat(Unit.YES_NO.format(1)).isEqualTo("yes");
        assertThat(Unit.YES_NO.format(0)).isEqualTo("no");
    }
}
