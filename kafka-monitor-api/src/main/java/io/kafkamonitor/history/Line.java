package io.kafkamonitor.history;

/** The straight line from which readings differ least, by least squares. */
final class Line {

    private static final double NANOS_PER_SECOND = 1e9;

    private Line() {}

    /** How much it rises a second. */
    static double slope(Readings readings) {
        double scale = scale(readings);
        return scaledSlope(readings, scale) * scale;
    }

    /** Its value so many seconds from now. */
    static double at(Readings readings, double seconds) {
        double scale = scale(readings);
        double rise = scaledSlope(readings, scale) * (seconds - meanTime(readings));
        return (readings.average() / scale + rise) * scale;
    }

    /** By which values are divided, so that none of what is made of them overflows. */
    private static double scale(Readings readings) {
        double size = Math.max(Math.abs(readings.least()), Math.abs(readings.most()));
        return size == 0 ? 1 : size;
    }

    private static double scaledSlope(Readings readings, double scale) {
        double meanTime = meanTime(readings);
        double meanValue = readings.average() / scale;
        double together = 0;
        double apart = 0;
        for (int i = 0; i < readings.size(); i++) {
            double time = time(readings, i) - meanTime;
            together += time * (readings.value(i) / scale - meanValue);
            apart += time * time;
        }
        if (apart == 0) {
            throw new IllegalStateException(
                    "All " + readings.size() + " readings are of one moment; ask isWhole() first");
        }
        return together / apart;
    }

    private static double meanTime(Readings readings) {
        double mean = 0;
        for (int i = 0; i < readings.size(); i++) {
            mean += (time(readings, i) - mean) / (i + 1);
        }
        return mean;
    }

    /** In seconds; now is 0. */
    private static double time(Readings readings, int index) {
        return -readings.ageNanos(index) / NANOS_PER_SECOND;
    }
}
