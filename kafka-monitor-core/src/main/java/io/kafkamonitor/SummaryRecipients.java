package io.kafkamonitor;

import io.kafkamonitor.internal.deciding.Recipient;
import io.kafkamonitor.summary.DailySummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is told a summary.
 *
 * @param summary as the host wants it
 * @param audiences whom notifiers tell, by their names
 * @param summarizing the names of those that tell summaries
 */
record SummaryRecipients(DailySummary summary, Map<String, List<String>> audiences, Set<String> summarizing) {

    /** What is wrong, a sentence each. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        summary.recipients().forEach((notifier, names) -> check(notifier, names, problems));
        if (problems.isEmpty() && all().isEmpty()) {
            problems.add("The " + summary
                    + " goes to nobody, for no notifier tells summaries; add one that does, or leave the summary out");
        }
        return problems;
    }

    private void check(String notifier, Set<String> names, List<String> problems) {
        if (!summarizing.contains(notifier)) {
            String why = audiences.containsKey(notifier) ? "which tells no summaries" : "which there is not";
            problems.add("The daily summary is to notifier '" + notifier + "', " + why + "; name "
                    + (summarizing.isEmpty() ? "none, for none tells summaries" : "one of " + summarizing));
            return;
        }
        List<String> audience = audiences.getOrDefault(notifier, List.of());
        for (String name : names) {
            if (!audience.contains(name)) {
                problems.add("The daily summary is to recipient '" + name + "' of '" + notifier
                        + "', whom there is not; name some of " + audience);
            }
        }
    }

    /** Everybody. */
    Set<Recipient> all() {
        var all = new LinkedHashSet<Recipient>();
        for (String notifier : summarizing) {
            if (summary.recipients().isEmpty() || summary.recipients().containsKey(notifier)) {
                Set<String> some = summary.recipients().getOrDefault(notifier, Set.of());
                audiences.getOrDefault(notifier, List.of()).stream()
                        .filter(name -> some.isEmpty() || some.contains(name))
                        .forEach(name -> all.add(new Recipient(notifier, name)));
            }
        }
        return all;
    }
}
