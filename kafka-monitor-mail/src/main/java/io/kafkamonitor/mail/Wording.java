package io.kafkamonitor.mail;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.bounds.Printable;
import java.time.Duration;

/** Makes text fit for people: one line, no characters that control anything, bounded length. */
final class Wording {

    private Wording() {}

    /**
     * One printable line.
     *
     * @param most how many characters at most
     */
    static String clean(String text, int most) {
        // what is left out anyway is not looked at, but twice as much as is shown, as spaces are joined
        String begin = text.length() > 2L * most + 2 ? Bounded.shortened(text, 2 * most + 2) : text;
        return clip(Printable.line(begin), most);
    }

    /** The beginning of a text that is too long, with an ellipsis; never half a character. */
    static String clip(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** A short duration, such as a timeout: {@code 500 ms}, {@code 180 s}. */
    static String seconds(Duration duration) {
        return duration.toSeconds() == 0 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
