package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says whom a mail goes to and why, when the next one comes, which rule it is about, and where it comes from.
 *
 * @param recipients whom everybody may see
 * @param host on which the monitor runs
 * @param texts in which language
 */
record Footer(List<String> recipients, String host, Texts texts) {

    private static final int MOST_RECIPIENTS = 5;
    private static final int MOST_RULES = 3;
    private static final int LONGEST = 400;

    List<String> of(Notification notification, Moments moments) {
        var lines = new ArrayList<String>();
        sentTo(notification.reason(), lines);
        boolean isOfNews = notification.summary().isEmpty();
        if (isOfNews && !notification.isAllOver()) {
            lines.add(notification
                    .reminder()
                    .map(wait -> texts.of(Phrase.YOU_HEAR, texts.duration(wait)))
                    .orElse(texts.of(Phrase.YOU_HEAR_END)));
        }
        if (isOfNews) {
            conditions(notification, lines);
        }
        lines.add(texts.of(
                Phrase.COMES_FROM,
                Wording.clean(notification.monitor(), 100),
                Wording.clean(host, 100),
                moments.full(notification.time())));
        return lines.stream().map(line -> Wording.clean(line, LONGEST)).toList();
    }

    private void sentTo(String reason, List<String> lines) {
        if (recipients.isEmpty()) {
            return;
        }
        String named = texts.list(recipients.stream().limit(MOST_RECIPIENTS).toList());
        int more = recipients.size() - MOST_RECIPIENTS;
        String all = more > 0 ? texts.of(Phrase.AND_MORE, named, more) : named;
        String why = texts.sentence(reason);
        lines.add(why.isEmpty() ? texts.of(Phrase.SENT_TO, all) : texts.of(Phrase.SENT_TO_BECAUSE, all, why));
    }

    private void conditions(Notification notification, List<String> lines) {
        var words = new AlertWords(texts);
        notification.rules().stream().limit(MOST_RULES).forEach(rule -> {
            String condition = Stream.concat(notification.firing(), notification.resolved().stream())
                    .filter(alert -> alert.rule().equals(rule))
                    .map(words::condition)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            lines.add(condition.isEmpty() ? texts.of(Phrase.RULE, rule) : texts.of(Phrase.ALERTS_IF, rule, condition));
        });
    }
}
