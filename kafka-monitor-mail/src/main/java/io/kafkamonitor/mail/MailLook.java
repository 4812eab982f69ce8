package io.kafkamonitor.mail;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.settings.Spelling;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How mails look: their language, links of the host, colours and words. Immutable; each method returns another look.
 *
 * <pre>{@code
 * MailLook.DEFAULT
 *         .in(Locale.CHINESE, ZoneId.of("Asia/Shanghai"))
 *         .link("Runbook", "https://wiki.example.com/kafka/{rule}")
 *         .link("Dashboard", "https://grafana.example.com/d/kafka?var-topic={topic}&from={sinceMillis}&to={nowMillis}")
 * }</pre>
 */
public final class MailLook {

    /** In English, in the zone of this JVM, with pictures, without links. */
    public static final MailLook DEFAULT =
            new MailLook(Texts.ENGLISH, ZoneId.systemDefault(), List.of(), new EnumMap<>(Tone.class), true);

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MOST_LINKS = 5;

    private final Texts texts;
    private final ZoneId zone;
    private final List<MailLink> links;
    private final Map<Tone, String> colours;
    private final boolean hasPictures;

    private MailLook(Texts texts, ZoneId zone, List<MailLink> links, Map<Tone, String> colours, boolean hasPictures) {
        this.texts = texts;
        this.zone = zone;
        this.links = links;
        this.colours = colours;
        this.hasPictures = hasPictures;
    }

    /**
     * In a language, with times in a zone. Sentences of the recommended rules are translated with the rest; those of other rules
     * stay as they are, unless {@link #translating} says how they read.
     *
     * @throws IllegalArgumentException for another language than English and Chinese
     */
    public MailLook in(Locale language, ZoneId newZone) {
        if (!Texts.has(language)) {
            throw new IllegalArgumentException("There are no mails in '" + Wording.clean(language.toString(), 50)
                    + "'; choose English or Chinese, or replace the phrases of one of them");
        }
        return new MailLook(Texts.in(language), requireNonNull(newZone, "zone"), links, colours, hasPictures);
    }

    /** With times in a zone. */
    public MailLook in(ZoneId newZone) {
        return new MailLook(texts, requireNonNull(newZone, "zone"), links, colours, hasPictures);
    }

    /**
     * With a link of the host: to what is written about a rule, to a dashboard, to where an alert is silenced. Places in the address
     * are filled with {@code monitor}, {@code rule}, {@code incident}, {@code severity}, {@code since} and {@code now} (as in ISO
     * 8601), {@code sinceMillis} and {@code nowMillis} (since 1970), and every label of the alert, each encoded for an address. It is
     * left out where an alert lacks one of them.
     *
     * @throws IllegalArgumentException if the address is not one of {@code http:}, {@code https:} or {@code mailto:}
     */
    public MailLook link(String name, String address) {
        var more = new ArrayList<>(links);
        more.add(MailLink.of(name, address));
        Bounded.within(more.size(), 1, MOST_LINKS, "The number of links in a mail");
        return new MailLook(texts, zone, List.copyOf(more), colours, hasPictures);
    }

    /**
     * With another colour for what is of a severity.
     *
     * @param colour as in {@code #b3261e}; dark enough for white text
     * @throws IllegalArgumentException if it is not
     */
    public MailLook colour(Severity severity, String colour) {
        return colour(Tone.of(severity), colour);
    }

    /** With another colour for what is over, as {@link #colour}. */
    public MailLook colourOfEnds(String colour) {
        return colour(Tone.RESOLVED, colour);
    }

    private MailLook colour(Tone tone, String colour) {
        if (!COLOUR.matcher(colour).matches() || !Contrast.isDarkEnough(colour)) {
            throw new IllegalArgumentException("'" + Wording.clean(colour, 50)
                    + "' is no colour on which white text can be read; give a dark one like '#b3261e'");
        }
        var others = new EnumMap<Tone, String>(Tone.class);
        others.putAll(colours);
        others.put(tone, colour);
        return new MailLook(texts, zone, links, others, hasPictures);
    }

    /**
     * With another text for a phrase that mails have of themselves.
     *
     * @param phrase its name in the list of phrases, such as {@code NEW_ALERT}
     * @param text with the places in braces that the phrase has
     * @throws IllegalArgumentException if there is no such phrase
     */
    public MailLook phrase(String phrase, String text) {
        Phrase known = Arrays.stream(Phrase.values())
                .filter(each -> each.name().equals(phrase))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no phrase '" + Wording.clean(phrase, 50) + "'; "
                                + Spelling.of(Arrays.stream(Phrase.values())
                                                .map(Enum::name)
                                                .toList())
                                        .advice(phrase)));
        Bounded.text(text, "The phrase");
        return new MailLook(texts.with(Map.of(known, text), List.of()), zone, links, colours, hasPictures);
    }

    /**
     * With a sentence of the host's own rules in the language of the mails: what stands in the places of the one is put into those of
     * the other.
     *
     * @param sentence as the rule has it, such as <code>Group {group} is {value} records behind</code>
     * @param translated with places of the same names
     * @throws IllegalArgumentException if it has other places
     */
    public MailLook translating(String sentence, String translated) {
        Translation translation = Translation.of(
                Bounded.text(sentence, "The sentence"), Bounded.text(translated, "The translated sentence"));
        if (!translation.unknownPlaces().isEmpty()) {
            throw new IllegalArgumentException("'" + Wording.clean(translated, 200) + "' has places for "
                    + translation.unknownPlaces() + ", which the sentence does not have; it has "
                    + translation.places());
        }
        return new MailLook(texts.with(Map.of(), List.of(translation)), zone, links, colours, hasPictures);
    }

    /** Without pictures; how a value went is drawn in characters then. */
    public MailLook withoutPictures() {
        return new MailLook(texts, zone, links, colours, false);
    }

    Texts texts() {
        return texts;
    }

    ZoneId zone() {
        return zone;
    }

    List<MailLink> links() {
        return links;
    }

    String colour(Tone tone) {
        return colours.getOrDefault(tone, tone.colour());
    }

    boolean hasPictures() {
        return hasPictures;
    }
}
