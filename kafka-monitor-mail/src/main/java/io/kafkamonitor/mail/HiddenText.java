package io.kafkamonitor.mail;

/**
 * A text that is not to be shown, and what is shown in its place. Found in upper and lower case, and however it is broken
 * into lines.
 */
final class HiddenText {

    /** A piece of a secret that is as long as this is as secret as the whole. */
    private static final int TELLING = 6;

    private final String secret; // in lower case
    private final String shown;
    private final int shortest;
    private final boolean wholeWords;

    private HiddenText(String secret, String shown, int shortest, boolean wholeWords) {
        this.secret = lower(secret);
        this.shown = shown;
        this.shortest = shortest;
        this.wholeWords = wholeWords;
    }

    /** Hides it where all of it stands. */
    static HiddenText whole(String secret, String shown) {
        return new HiddenText(joined(secret), shown, joined(secret).length(), false);
    }

    /** Hides it where it stands as a word. */
    static HiddenText word(String secret, String shown) {
        return new HiddenText(joined(secret), shown, joined(secret).length(), true);
    }

    /** Hides each piece of it that would tell something. */
    static HiddenText parts(String secret, String shown) {
        return new HiddenText(joined(secret), shown, Math.min(joined(secret).length(), TELLING), false);
    }

    /** Blanks and line breaks do not count, here as in what is searched. */
    private static String joined(String secret) {
        return secret.replaceAll("\\s+", "");
    }

    String hideIn(String text) {
        String lower = lower(text);
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = endOfSecret(lower, i);
            if (end < 0) {
                kept.append(text.charAt(i++));
            } else {
                kept.append(shown);
                i = end;
            }
        }
        return kept.toString();
    }

    /** Character by character, so that places stay the same. */
    private static String lower(String text) {
        var lower = new StringBuilder(text.length());
        text.chars().forEach(character -> lower.append(Character.toLowerCase((char) character)));
        return lower.toString();
    }

    /** Where the longest piece of the secret ends that begins here; -1 if none does. */
    private int endOfSecret(String text, int start) {
        if (Character.isWhitespace(text.charAt(start)) || (wholeWords && isPartOfWord(text, start - 1))) {
            return -1;
        }
        int longest = -1;
        for (int from = 0; from + shortest <= secret.length(); from++) {
            longest = Math.max(longest, matchEnd(text, start, from));
        }
        return wholeWords && longest > 0 && isPartOfWord(text, longest) ? -1 : longest;
    }

    private int matchEnd(String text, int start, int from) {
        int at = start;
        int matched = 0;
        int end = -1;
        while (at < text.length() && from + matched < secret.length()) {
            char character = text.charAt(at++);
            if (character == secret.charAt(from + matched)) {
                matched++;
                end = at;
            } else if (!Character.isWhitespace(character)) {
                break;
            }
        }
        return matched >= shortest ? end : -1;
    }

    private static boolean isPartOfWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
