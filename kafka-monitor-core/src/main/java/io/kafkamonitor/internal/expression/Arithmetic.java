package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Unit;

/** What is made of two numbers. */
public enum Arithmetic {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED("/");

    private static final int LONGEST_UNIT = 50;

    private final String sign;

    Arithmetic(String sign) {
        this.sign = sign;
    }

    /** The unit of what is made of numbers in two units. */
    Unit unit(Unit unit, Unit other) {
        return switch (this) {
            case PLUS, MINUS -> unit;
            case TIMES -> isNumber(other) ? unit : product(unit, other);
            case DIVIDED -> quotient(unit, other);
        };
    }

    private static boolean isNumber(Unit unit) {
        return unit.equals(Unit.RATIO) || unit.equals(Unit.COUNT);
    }

    private static Unit product(Unit unit, Unit other) {
        return isNumber(unit) ? other : named(unit.symbol() + "*" + other.symbol());
    }

    private static Unit quotient(Unit unit, Unit divisor) {
        if (unit.equals(divisor)) {
            return Unit.RATIO;
        }
        if (unit.perSecond().equals(divisor)) {
            return Unit.SECONDS;
        }
        return isNumber(divisor) ? unit : named(unit.symbol() + "/" + divisor.symbol());
    }

    /** A unit of units is short, or none that says anything to a person. */
    private static Unit named(String symbol) {
        return symbol.length() <= LONGEST_UNIT ? Unit.of(symbol) : Unit.COUNT;
    }

    /** Between which numbers that lies which is made. */
    Reach reach(Reach left, Reach right) {
        return switch (this) {
            case PLUS -> new Reach(left.least() + right.least(), left.most() + right.most());
            case MINUS -> new Reach(left.least() - right.most(), left.most() - right.least());
            case TIMES, DIVIDED -> right.least() >= 0 ? left.keepingSign() : Reach.ANY;
        };
    }

    /** The least that it may be of numbers that lie between others; a divisor is not zero between its own. */
    double low(double leftLow, double leftHigh, double rightLow, double rightHigh) {
        return switch (this) {
            case PLUS -> orElse(leftLow + rightLow, Double.NEGATIVE_INFINITY);
            case MINUS -> orElse(leftLow - rightHigh, Double.NEGATIVE_INFINITY);
            case TIMES, DIVIDED ->
                Math.min(
                        Math.min(corner(leftLow, rightLow), corner(leftLow, rightHigh)),
                        Math.min(corner(leftHigh, rightLow), corner(leftHigh, rightHigh)));
        };
    }

    /** The most that it may be. */
    double high(double leftLow, double leftHigh, double rightLow, double rightHigh) {
        return switch (this) {
            case PLUS -> orElse(leftHigh + rightHigh, Double.POSITIVE_INFINITY);
            case MINUS -> orElse(leftHigh - rightLow, Double.POSITIVE_INFINITY);
            case TIMES, DIVIDED ->
                Math.max(
                        Math.max(corner(leftLow, rightLow), corner(leftLow, rightHigh)),
                        Math.max(corner(leftHigh, rightLow), corner(leftHigh, rightHigh)));
        };
    }

    /** Of two infinities nothing is certain; of zero times infinity zero is the limit at that corner. */
    private double corner(double left, double right) {
        double made = this == TIMES ? left * right : left / right;
        return orElse(made, this == TIMES || left == 0 ? 0 : made(left, right));
    }

    private static double made(double left, double right) {
        return Math.signum(left) * Math.signum(right) * 0.0;
    }

    private static double orElse(double number, double otherwise) {
        return Double.isNaN(number) ? otherwise : number;
    }

    @Override
    public String toString() {
        return sign;
    }
}
