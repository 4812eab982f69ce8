package io.kafkamonitor.internal.deciding;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Explanation;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.telling.Routes;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A monitor's deciding half in virtual time, with scripted findings and scripted answers of recipients; an evaluation
 * every 5 s. What is told is written as text: {@code 15s +a ^b -c =d >e <f} is said 15 s after the beginning, that a fires,
 * b is worse or flaps, c is over, d goes on, e follows from one of these and f did. With several recipients their names
 * come first.
 *
 * <p>Alerts are called by the name of their subject, or by {@code rule:name} if they are not of the rule {@code backlog}.
 */
public final class Desk {

    static final GroupTiming TIMING = new GroupTiming(Duration.ofSeconds(15), Duration.ofMinutes(2));
    static final Duration STEP = Duration.ofSeconds(5);

    private static final String RULE = "backlog";

    final List<Notification> sent = new ArrayList<>();
    final List<DeliveryAttempt> attempts = new ArrayList<>();
    final List<Transition> transitions = new ArrayList<>();
    final List<Incident> unheard = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private Instant origin = ManualClock.START;
    private final Map<String, List<String>> audiences = new LinkedHashMap<>();
    private final Map<String, RuleTerms> rules = new LinkedHashMap<>();
    private final Map<String, Finding> breached = new LinkedHashMap<>();
    private final Map<String, Finding> once = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Cause> causes = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<MaintenanceWindow> windows = new ArrayList<>();
    private final Map<String, Function<Notification, Answer>> answers = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private List<Delivery> deliveries = List.of();
    private @Nullable DailySummary summary;
    private @Nullable Policy policy;
    private @Nullable Decider decider;
    private State state = State.empty("origin");
    private boolean busy;

    /** A desk with a rule that fires at once, and one recipient. */
    public Desk() {
        rule(RULE, Duration.ZERO, Duration.ZERO);
    }

    /** With a rule of a name. */
    public Desk rule(String name, Duration forAtLeast, Duration keepFiringFor) {
        rules.put(
                name,
                new RuleTerms(
                        name,
                        Severity.WARNING,
                        forAtLeast,
                        keepFiringFor,
                        "",
                        "",
                        "well again",
                        "kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --topic {name}",
                        "",
                        List.of()));
        return this;
    }

    /** Begins so much later or earlier than others, as another run of the same monitor. */
    public Desk beginning(Duration later) {
        clock.jumpWall(later);
        origin = clock.now();
        return this;
    }

    /** From now on without a rule. */
    public Desk withoutRule(String name) {
        rules.remove(name);
        return this;
    }

    /** With the recipients of a notifier; without any there is one. */
    public Desk notifier(String name, String... recipients) {
        audiences.put(name, List.of(recipients));
        return this;
    }

    public Desk cause(Cause cause) {
        causes.add(cause);
        return this;
    }

    public Desk route(Route route) {
        routes.add(route);
        return this;
    }

    public Desk window(MaintenanceWindow window) {
        windows.add(window);
        return this;
    }

    /** Tells everybody the cluster at a glance. */
    public Desk summary(DailySummary newSummary) {
        summary = newSummary;
        return this;
    }

    /** An alert is breached from the next evaluation on. */
    public Desk fires(String name) {
        return fires(name, Severity.WARNING);
    }

    public Desk fires(String name, Severity severity) {
        return finds(name, finding -> finding.at(severity));
    }

    /** An alert is breached from the next evaluation on, with details. */
    public Desk finds(String name, UnaryOperator<Finding> details) {
        breached.put(name, details.apply(Finding.breached(subject(name))));
        known.add(name);
        return this;
    }

    /** An alert is clear from the next evaluation on. */
    public Desk ends(String name) {
        breached.remove(name);
        return this;
    }

    /** The next evaluation says something else of an alert. */
    public Desk once(String name, Finding finding) {
        once.put(name, finding);
        return this;
    }

    public static Labels subject(String name) {
        return Labels.of("name", name.substring(name.indexOf(':') + 1));
    }

    private static String rule(String name) {
        return name.contains(":") ? name.substring(0, name.indexOf(':')) : RULE;
    }

    public static String name(Alert alert) {
        String name = String.valueOf(alert.subject().value("name"));
        return alert.rule().equals(RULE) ? name : alert.rule() + ":" + name;
    }

    /** All attempts end so from now on, one after the other, the last one again and again. */
    public Desk answering(Delivery... results) {
        deliveries = List.of(results);
        return this;
    }

    /** One recipient answers so from now on. */
    public Desk answers(String recipient, Answer... results) {
        var left = new ArrayList<>(Arrays.asList(results));
        answers.put(recipient, any -> left.size() > 1 ? left.remove(0) : left.get(0));
        return this;
    }

    /** Nobody takes a letter. */
    public Desk busy() {
        busy = true;
        return this;
    }

    public Desk free() {
        busy = false;
        return this;
    }

    private Policy policy() {
        if (policy == null) {
            if (audiences.isEmpty()) {
                audiences.put("mail", List.of("mail"));
            }
            var addressing = new RoutedAddressing(Routes.of(routes, audiences), audiences);
            SummaryPlan plan = summary == null ? null : new SummaryPlan(summary, Set.copyOf(addressing.recipients()));
            policy = new Policy(
                    "test",
                    "kafka-1:9092",
                    addressing,
                    new Causes(causes),
                    windows,
                    TIMING,
                    plan,
                    alert -> Labels.EMPTY);
        }
        return policy;
    }

    public Moment now() {
        return new Moment(clock.now(), origin.plusNanos(clock.nanoTime() - new ManualClock().nanoTime()));
    }

    public State state() {
        return state;
    }

    /** Another state from now on, as after a restart. */
    public Desk resume(State another) {
        state = new Post(policy()).resumed(now(), another);
        return this;
    }

    /** What people say of alerts. */
    public <T> T says(Function<Standing, T> saying) {
        var standing = new Standing(state, now());
        T result = saying.apply(standing);
        state = standing.result();
        return result;
    }

    /** An evaluation, and the delivery of what is due then. */
    public Desk cycle() {
        Decision decision = decider().decide(results(), new Tick(now(), STEP), state);
        once.clear();
        state = decision.state();
        transitions.addAll(decision.transitions());
        unheard.addAll(decision.unheard());
        deliver();
        return this;
    }

    Decider decider() {
        if (decider == null) {
            decider = new Decider(policy());
        }
        return decider;
    }

    /** What the rules find just now. */
    List<RuleResult> results() {
        var results = new ArrayList<RuleResult>();
        rules.forEach((name, terms) -> results.add(RuleResult.of(terms, findings(name))));
        return results;
    }

    private List<Finding> findings(String rule) {
        var findings = new ArrayList<Finding>();
        for (String name : known) {
            if (rule(name).equals(rule)) {
                Finding usual = breached.getOrDefault(name, Finding.clear(subject(name)));
                findings.add(once.getOrDefault(name, usual));
            }
        }
        return findings;
    }

    /** Evaluations for a time. */
    public Desk pass(Duration time) {
        for (long i = 0; i < time.toSeconds() / STEP.toSeconds(); i++) {
            clock.advance(STEP);
            cycle();
        }
        return this;
    }

    /** Lets time pass in which nobody evaluates anything. */
    public Desk sleep(Duration time) {
        clock.advance(time);
        return this;
    }

    /** Sets the clock on the wall. */
    public Desk jump(Duration duration) {
        clock.jumpWall(duration);
        return this;
    }

    private void deliver() {
        for (String notifier : List.copyOf(audiences.keySet())) {
            while (!busy && depart(notifier)) {
                arrive(notifier);
            }
        }
    }

    /** Takes the next letter of a notifier, if there is one. */
    public boolean depart(String notifier) {
        Optional<Departure> departure = new Post(policy()).depart(notifier, now(), state);
        departure.ifPresent(this::take);
        return departure.isPresent();
    }

    /** Takes what people wait to hear before the end. */
    public Desk closing() {
        for (String notifier : List.copyOf(audiences.keySet())) {
            Optional<Departure> departure = new Post(policy()).departAtTheEnd(notifier, now(), state);
            departure.ifPresent(letter -> {
                take(letter);
                arrive(notifier);
            });
        }
        return this;
    }

    private void take(Departure departure) {
        state = departure.state();
        sent.add(departure.notification());
        attempts.add(departure.attempt());
        String who = policy().addressing().recipients().size() == 1
                ? ""
                : String.join(",", new TreeSet<>(departure.attempt().recipients())) + " ";
        said.add(Duration.between(ManualClock.START, now().steady()).toSeconds() + "s " + who
                + text(departure.notification()));
    }

    /** Says how the letter that a notifier has under way went. */
    public void arrive(String notifier) {
        arrive(notifier, delivery());
    }

    public void arrive(String notifier, Delivery delivery) {
        state = new Post(policy()).arrived(notifier, delivery, now(), state);
    }

    private Delivery delivery() {
        if (!deliveries.isEmpty()) {
            Delivery delivery = deliveries.get(0);
            deliveries = deliveries.size() > 1 ? deliveries.subList(1, deliveries.size()) : deliveries;
            return delivery;
        }
        Notification last = sent.get(sent.size() - 1);
        var each = new LinkedHashMap<String, Answer>();
        for (String recipient : attempts.get(attempts.size() - 1).recipients()) {
            each.put(
                    recipient,
                    answers.getOrDefault(recipient, any -> Answer.accepted()).apply(last));
        }
        return Delivery.each(each, "");
    }

    static String text(Notification notification) {
        var words = new TreeSet<String>();
        notification.summary().ifPresent(any -> words.add("summary"));
        notification.fired().forEach(alert -> words.add("+" + name(alert)));
        notification.changed().forEach(alert -> words.add("^" + name(alert)));
        notification.resolved().forEach(alert -> words.add("-" + name(alert)));
        notification.ongoing().forEach(alert -> words.add("=" + name(alert)));
        notification
                .consequences()
                .forEach(alert -> words.add((alert.state() == AlertState.RESOLVED ? "<" : ">") + name(alert)));
        return String.join(" ", words);
    }

    /** Everything that was told, attempt by attempt. */
    public List<String> said() {
        return List.copyOf(said);
    }

    /** Everything that was told, without the time. */
    public List<String> words() {
        return said.stream().map(text -> text.replaceFirst("-?[0-9]+s ", "")).toList();
    }

    /** When something was told. */
    public List<Instant> times() {
        return sent.stream().map(Notification::time).toList();
    }

    /** Everything that was told from an attempt on. */
    public List<String> saidSince(int before) {
        return said().subList(before, said.size());
    }

    public Alert alert(String name) {
        return requireNonNull(find(name), name);
    }

    private @Nullable Alert find(String name) {
        return state.incidents()
                .map(Incident::alert)
                .filter(alert -> name(alert).equals(name))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    public Explanation explain(String name) {
        return new Explainer(policy()).explain(alert(name), now(), state);
    }

    /** Why each recipient was told of an alert, or was not. */
    public List<String> story(String name) {
        return explain(name).tellings().stream().map(Object::toString).toList();
    }
}
