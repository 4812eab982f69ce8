package io.kafkamonitor.history;

/** What is made of the first so many values of an array, of which there is one at least. */
final class Statistics {

    private Statistics() {}

    static double least(double[] values, int size) {
        double least = values[0];
        for (int i = 1; i < size; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    static double most(double[] values, int size) {
        double most = values[0];
        for (int i = 1; i < size; i++) {
            most = Math.max(most, values[i]);
        }
        return most;
    }

    static double sum(double[] values, int size) {
        double sum = values[0];
        for (int i = 1; i < size; i++) {
            sum += values[i];
        }
        return sum;
    }

    static double mean(double[] values, int size) {
        double mean = values[0];
        for (int i = 1; i < size; i++) {
            mean += values[i] / (i + 1) - mean / (i + 1); // no difference of two large numbers
        }
        return mean;
    }

    static double deviation(double[] values, int size) {
        double mean = mean(values, size);
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / size);
    }

    /** How often a value is another than the one before. */
    static int changes(double[] values, int size) {
        int changes = 0;
        for (int i = 1; i < size; i++) {
            changes += values[i] == values[i - 1] ? 0 : 1;
        }
        return changes;
    }

    /** How often a value is lower than the one before. */
    static int falls(double[] values, int size) {
        int falls = 0;
        for (int i = 1; i < size; i++) {
            falls += values[i] < values[i - 1] ? 1 : 0;
        }
        return falls;
    }

    /** How much they grew in all, counting from zero again after each fall. */
    static double growth(double[] values, int size) {
        double growth = 0;
        for (int i = 1; i < size; i++) {
            growth += values[i] >= values[i - 1] ? values[i] - values[i - 1] : values[i];
        }
        return growth;
    }
}
