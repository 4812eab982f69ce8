package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Advice;
import io.kafkamonitor.mail.MailPage.Block;
import io.kafkamonitor.mail.MailPage.Command;
import io.kafkamonitor.mail.MailPage.Link;
import io.kafkamonitor.mail.MailPage.Links;
import io.kafkamonitor.mail.MailPage.Paragraph;
import io.kafkamonitor.notifier.Notification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What to do about what fires: in words, with the command, and where to read more. Each is said once, and not too many of them. */
final class WhatToDo {

    private static final int MOST = 3;

    private final Notification notification;
    private final MailLook look;
    private final AlertWords words;

    WhatToDo(Notification notification, MailLook look) {
        this.notification = notification;
        this.look = look;
        this.words = new AlertWords(look.texts());
    }

    void addTo(List<Block> body) {
        var blocks = new ArrayList<Block>();
        distinct(this::advice).forEach(text -> blocks.add(new Paragraph(text)));
        commands().forEach(command -> blocks.add(new Command(command)));
        List<Link> links = links();
        if (!links.isEmpty()) {
            blocks.add(new Links(links));
        }
        if (notification.isAllOver()) {
            body.addAll(blocks);
        } else if (!blocks.isEmpty()) {
            body.add(new Advice(look.texts().of(Phrase.TO_DO), blocks));
        }
    }

    /** Of several rules each text says to which it belongs. */
    private String advice(Alert alert) {
        String advice = words.advice(alert);
        return notification.isDigest() && !advice.isEmpty()
                ? look.texts().of(Phrase.OF_RULE, Wording.clean(alert.rule(), 100), advice)
                : advice;
    }

    /** Alerts of one rule mostly say the same; said once, it is read. */
    private List<String> distinct(Function<Alert, String> text) {
        return worstFirst()
                .map(text)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Stream<Alert> worstFirst() {
        return notification.firing().sorted(Headline.WORST_OF_SEVERAL_RULES_FIRST);
    }

    /** One of each rule: for the others only the names differ. */
    private List<String> commands() {
        Map<String, String> byRule = new LinkedHashMap<>();
        worstFirst().forEach(alert -> byRule.computeIfAbsent(alert.rule(), any -> words.command(alert)));
        return byRule.values().stream()
                .filter(command -> !command.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Each of them once, for the worst alert that it is possible for. Also of what is over: there one sees how it was. */
    private List<Link> links() {
        List<Alert> alerts =
                Stream.concat(worstFirst(), notification.resolved().stream()).toList();
        return look.links().stream()
                .flatMap(link -> alerts.stream()
                        .flatMap(alert -> link.to(alert, notification.time()).stream())
                        .limit(1)
                        .map(address -> new Link(link.name(), address)))
                .toList();
    }
}
