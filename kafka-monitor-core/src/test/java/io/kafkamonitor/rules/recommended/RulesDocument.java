package io.kafkamonitor.rules.recommended;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/rules.md} says of rules. */
final class RulesDocument {

    private static final Pattern TO_COPY = Pattern.compile("```rules\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern RECOMMENDED = Pattern.compile(
            "### (\\S+)\\n\\n```\\n(.*?)\\n```\\n\\n(.*?)\\n\\nExplained by: (.*?)\\.(?=\\n)", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`([a-z-]+)`");

    private final String text;

    RulesDocument() {
        try {
            text = Files.readString(Path.of("..", "docs", "rules.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules that are there to be copied, a line each, by name. */
    Map<String, String> toCopy() {
        Matcher block = TO_COPY.matcher(text);
        if (!block.find()) {
            throw new IllegalStateException("docs/rules.md has no rules to copy");
        }
        var rules = new LinkedHashMap<String, String>();
        Arrays.stream(block.group(1).split("\n"))
                .forEach(line -> rules.put(line.substring(0, line.indexOf(':')), line));
        return rules;
    }

    /** What stands there of each recommended rule. */
    List<Entry> recommended() {
        return RECOMMENDED
                .matcher(text)
                .results()
                .map(match -> new Entry(
                        match.group(1),
                        match.group(2),
                        match.group(3),
                        NAMED.matcher(match.group(4))
                                .results()
                                .map(named -> named.group(1))
                                .toList()))
                .toList();
    }

    record Entry(String name, String sentence, String why, List<String> explainedBy) {}
}
