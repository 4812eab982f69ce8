package io.kafkamonitor.mail;

/** Whether text can be read on a colour, by the measure of WCAG 2. */
final class Contrast {

    private static final double LEAST = 4.5;

    private Contrast() {}

    /** Whether white text can be read on a colour like {@code #b3261e}. */
    static boolean isDarkEnough(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return 1.05 / (luminance + 0.05) >= LEAST;
    }

    private static double linear(int channel) {
        double part = (channel & 0xFF) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
