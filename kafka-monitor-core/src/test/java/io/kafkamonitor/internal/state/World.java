package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.deciding.Causes;
import io.kafkamonitor.internal.deciding.GroupTiming;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.RoutedAddressing;
import io.kafkamonitor.internal.deciding.SummaryPlan;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.telling.Routes;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * In what random histories happen: three rules with two subjects each, two notifiers with three recipients.
 *
 * @param routes who is told of what
 * @param causes what explains what
 * @param maintenance whether there are times in which something is not told
 * @param missing rules, notifiers and recipients that there are not
 * @param order in which rules, subjects, notifiers and recipients are named
 */
record World(Routing routes, Causality causes, Maintenance maintenance, Set<String> missing, Order order) {

    /** Rule and name of all subjects. */
    static final List<String> SUBJECTS = List.of("down x", "down y", "backlog x", "backlog y", "slow x", "slow y");

    static final List<String> RECIPIENTS = List.of("mail a", "mail b", "pager p");

    private static final GroupTiming TIMING = new GroupTiming(Duration.ofSeconds(15), Duration.ofMinutes(2));
    /** Some minutes after the beginning. */
    private static final LocalTime SUMMARY = LocalTime.of(10, 12);

    private static final AlertSelection ALL = AlertSelection.all();

    /** Who is told of what. */
    enum Routing {
        EVERYTHING_TO_EVERYBODY,
        CRITICAL_TO_THE_PAGER,
        BY_SUBJECT,
        WITHOUT_REMINDERS,
        /** Mail comes at set times, some minutes apart. */
        IN_DIGESTS
    }

    /** What explains what. */
    enum Causality {
        NONE,
        BROKERS_EXPLAIN_BACKLOGS,
        /** Brokers explain backlogs, and these what is slow. */
        IN_A_CHAIN
    }

    /** When something is not told. */
    enum Maintenance {
        NEVER,
        SOON
    }

    /** In which order things are named, of which nothing may depend. */
    enum Order {
        FORWARD,
        BACKWARD
    }

    World in(Order newOrder) {
        return new World(routes, causes, maintenance, missing, newOrder);
    }

    /** With a rule, notifier or recipient if it was missing, or without it. */
    World changed(String name) {
        var changed = new TreeSet<>(missing);
        if (!changed.remove(name)) {
            changed.add(name);
        }
        return new World(routes, causes, maintenance, changed, order);
    }

    World complete() {
        return new World(routes, causes, maintenance, Set.of(), order);
    }

    <T> List<T> ordered(List<T> things) {
        var ordered = new ArrayList<>(things);
        if (order == Order.BACKWARD) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    List<RuleTerms> rules() {
        return ordered(present(
                List.of(
                        terms("down", Duration.ZERO, Duration.ZERO),
                        terms("backlog", Duration.ZERO, Duration.ofSeconds(30)),
                        terms("slow", Duration.ofSeconds(20), Duration.ZERO)),
                RuleTerms::name));
    }

    private <T> List<T> present(List<T> things, Function<T, String> name) {
        return things.stream()
                .filter(thing -> !missing.contains(name.apply(thing)))
                .toList();
    }

    private static RuleTerms terms(String name, Duration forAtLeast, Duration keepFiringFor) {
        return new RuleTerms(name, Severity.WARNING, forAtLeast, keepFiringFor, "", "", "", "", "", List.of());
    }

    static Labels subject(String ruleAndName) {
        return Labels.of("name", ruleAndName.substring(ruleAndName.indexOf(' ') + 1));
    }

    static String rule(String ruleAndName) {
        return ruleAndName.substring(0, ruleAndName.indexOf(' '));
    }

    List<String> notifiers() {
        return ordered(present(List.of("mail", "pager"), Function.identity()));
    }

    Policy policy() {
        Map<String, List<String>> audiences = new LinkedHashMap<>();
        notifiers()
                .forEach(notifier ->
                        audiences.put(notifier, ordered(present(audience(notifier), name -> notifier + " " + name))));
        var addressing = new RoutedAddressing(Routes.of(ordered(routing()), audiences), audiences);
        var summary = DailySummary.at(SUMMARY).in(ZoneOffset.UTC);
        return new Policy(
                "test",
                "kafka-1:9092",
                addressing,
                new Causes(explaining()),
                windows(),
                TIMING,
                new SummaryPlan(summary, Set.copyOf(addressing.recipients())),
                alert -> Labels.EMPTY);
    }

    private List<MaintenanceWindow> windows() {
        return maintenance == Maintenance.NEVER
                ? List.of()
                : List.of(MaintenanceWindow.daily(ZoneOffset.UTC, LocalTime.of(10, 5), LocalTime.of(10, 40))
                        .of(ALL.where("name", "y"))
                        .because("test"));
    }

    private static List<String> audience(String notifier) {
        return notifier.equals("mail") ? List.of("a", "b") : List.of("p");
    }

    private List<Cause> explaining() {
        Cause ofBacklogs = Cause.rule("down").explains("backlog").whereEqual("name");
        return switch (causes) {
            case NONE -> List.of();
            case BROKERS_EXPLAIN_BACKLOGS -> List.of(ofBacklogs);
            case IN_A_CHAIN ->
                List.of(ofBacklogs, Cause.rule("backlog").explains("slow").whereEqual("name"));
        };
    }

    private static LocalTime[] everyFourMinutes() {
        return IntStream.range(0, 24 * 15)
                .mapToObj(number -> LocalTime.MIN.plusMinutes(4L * number))
                .toArray(LocalTime[]::new);
    }

    private List<Route> routing() {
        return switch (routes) {
            case EVERYTHING_TO_EVERYBODY -> List.of();
            case CRITICAL_TO_THE_PAGER -> List.of(Route.to("pager").of(ALL.atLeast(Severity.CRITICAL)));
            case BY_SUBJECT ->
                List.of(
                        Route.to("mail").recipients("a").of(ALL.where("name", "x")),
                        Route.to("mail").recipients("b").of(ALL.ofRule("backlog")),
                        Route.toNobody().of(ALL.ofRule("slow").where("name", "y")));
            case WITHOUT_REMINDERS ->
                List.of(
                        Route.to("mail").withoutReminders(),
                        Route.to("pager").of(ALL.atLeast(Severity.CRITICAL)).withoutReminders());
            case IN_DIGESTS ->
                List.of(
                        Route.to("mail").inDigestsAt(ZoneOffset.UTC, everyFourMinutes()),
                        Route.to("mail").recipients("b").of(ALL.where("name", "x")));
        };
    }
}
