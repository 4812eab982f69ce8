package io.kafkamonitor.internal.text;

import io.kafkamonitor.metric.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers with a unit in words, {@code 10,000 records}, {@code 90 %}, {@code 1.5 MB/s}, to be read back just as they were. */
public final class Amounts {

    private static final double MANY_DIGITS = 1e15;
    private static final double SMALL = 1e-6;
    private static final Map<String, BigDecimal> PREFIXES = prefixes();

    private Amounts() {}

    private static Map<String, BigDecimal> prefixes() {
        var prefixes = new LinkedHashMap<String, BigDecimal>();
        String letters = "kMGTPE";
        for (int i = 0; i < letters.length(); i++) {
            String letter = letters.substring(i, i + 1);
            prefixes.put(letter, BigDecimal.valueOf(1000).pow(i + 1));
            prefixes.put(letter + "i", BigDecimal.valueOf(1024).pow(i + 1));
        }
        prefixes.put("Ki", BigDecimal.valueOf(1024));
        prefixes.put("", BigDecimal.ONE);
        return prefixes;
    }

    /** As it is written for people where that says all of it, and otherwise with all its digits. */
    public static String text(double value, Unit unit) {
        if (!unit.equals(Unit.YES_NO) && Double.isFinite(value)) {
            String forPeople = unit.format(value);
            if (saysAll(forPeople, value, unit)) {
                return forPeople;
            }
        }
        return exact(value, unit);
    }

    private static boolean saysAll(String text, double value, Unit unit) {
        var cursor = new TextCursor(text);
        return cursor.isAtNumber() && read(cursor, unit) == value && cursor.isAtEnd();
    }

    private static String exact(double value, Unit unit) {
        if (!Double.isFinite(value) || unit.equals(Unit.YES_NO) || unit.equals(Unit.COUNT)) {
            return number(value);
        }
        if (unit.equals(Unit.RATIO)) {
            return decimal(new BigDecimal(Double.toString(value)).movePointRight(2), value) + " %";
        }
        return number(value) + " " + unit.symbol();
    }

    /** A number with all its digits. */
    public static String number(double number) {
        return Double.isFinite(number)
                ? decimal(new BigDecimal(Double.toString(number)), number)
                : Double.toString(number);
    }

    private static String decimal(BigDecimal decimal, double size) {
        boolean isPlain = size == 0 || (Math.abs(size) < MANY_DIGITS && Math.abs(size) >= SMALL);
        BigDecimal stripped = decimal.stripTrailingZeros();
        return isPlain ? stripped.toPlainString() : stripped.toString();
    }

    /** Reads a number; its unit may be left out, and is the base unit then. */
    public static double read(TextCursor cursor, Unit unit) {
        int begin = cursor.mark();
        BigDecimal number = cursor.number();
        double amount = scaled(number, cursor, unit);
        if (!Double.isFinite(amount)) {
            throw cursor.mistake(begin, "the number is too large");
        }
        return amount;
    }

    private static double scaled(BigDecimal number, TextCursor cursor, Unit unit) {
        if (unit.equals(Unit.SECONDS)) {
            return seconds(number, cursor);
        }
        if (unit.equals(Unit.BYTES) || unit.equals(Unit.BYTES_PER_SECOND)) {
            return bytes(number, cursor, unit.symbol());
        }
        if (unit.equals(Unit.RATIO)) {
            return cursor.takes("%") ? number.movePointLeft(2).doubleValue() : number.doubleValue();
        }
        String symbol = unit.symbol().strip().replaceAll("\\s+", " ");
        if (!symbol.isEmpty()) {
            cursor.takes(symbol);
        }
        return number.doubleValue();
    }

    private static double bytes(BigDecimal number, TextCursor cursor, String symbol) {
        for (Map.Entry<String, BigDecimal> prefix : PREFIXES.entrySet()) {
            if (cursor.takes(prefix.getKey() + symbol)) {
                return number.multiply(prefix.getValue()).doubleValue();
            }
        }
        return number.doubleValue();
    }

    /** The sign of the first part is that of all: {@code -1 h 30 min} are 90 minutes less. */
    private static double seconds(BigDecimal number, TextCursor cursor) {
        BigDecimal factor = timeUnit(cursor);
        if (factor.signum() == 0) {
            return number.doubleValue();
        }
        BigDecimal sum = number.multiply(factor);
        while (Durations.isAt(cursor)) {
            BigDecimal part = cursor.number().multiply(timeUnit(cursor));
            sum = number.signum() < 0 ? sum.subtract(part) : sum.add(part);
        }
        return sum.doubleValue();
    }

    /** In seconds; 0 if there is none. */
    private static BigDecimal timeUnit(TextCursor cursor) {
        for (Map.Entry<String, Duration> unit : Durations.UNITS.entrySet()) {
            if (cursor.takes(unit.getKey())) {
                return Durations.seconds(unit.getValue());
            }
        }
        return BigDecimal.ZERO;
    }
}
