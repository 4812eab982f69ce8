package io.kafkamonitor.internal.state;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.deciding.Decider;
import io.kafkamonitor.internal.deciding.Departure;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Moment;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.deciding.Recipient;
import io.kafkamonitor.internal.deciding.Standing;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.deciding.Tick;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rules.Rules;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets a history happen, in virtual time, and writes down what was told and what was wrong with it. */
final class HistoryRun {

    /** More letters of a notifier than this after one evaluation are too many. */
    private static final int MOST_LETTERS = 100;

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final List<String> told = new ArrayList<>();
    final List<String> wrong = new ArrayList<>();
    final Map<String, Ears> ears = new TreeMap<>();
    private World world;
    private Policy policy;
    private Decider decider;
    private Post post;
    private final Map<String, Character> findings = new HashMap<>();
    private final Map<String, Character> answers = new HashMap<>();
    private final Map<String, Departure> slow = new LinkedHashMap<>();
    private final Set<String> summaries = new HashSet<>();
    private State state = State.empty("test");
    private Instant steady = START;
    private Duration wallAhead = Duration.ZERO;
    private int silences;

    HistoryRun(World world) {
        this.world = world;
        this.policy = world.policy();
        this.decider = new Decider(policy);
        this.post = new Post(policy);
        World.SUBJECTS.forEach(subject -> findings.put(subject, 'C'));
        for (String recipient : World.RECIPIENTS) {
            answers.put(recipient, 'A');
            ears.put(recipient, new Ears(recipient, wrong));
        }
    }

    State state() {
        return state;
    }

    private Moment now() {
        return new Moment(steady.plus(wallAhead), steady);
    }

    HistoryRun take(List<Step> steps) {
        steps.forEach(this::take);
        return this;
    }

    HistoryRun take(Step step) {
        set(World.SUBJECTS, step.findings(), findings);
        set(World.RECIPIENTS, step.answers(), answers);
        happen(step.event());
        for (int i = 0; i < step.evaluations(); i++) {
            Duration wait = Duration.ofSeconds(step.seconds());
            steady = steady.plus(wait);
            evaluate(wait);
            deliver(step.event());
        }
        arriveLate();
        return this;
    }

    private static void set(List<String> names, String letters, Map<String, Character> values) {
        for (int i = 0; i < names.size(); i++) {
            if (letters.charAt(i) != '.') {
                values.put(names.get(i), letters.charAt(i));
            }
        }
    }

    private void happen(Step.Event event) {
        switch (event) {
            case SILENCE -> say(standing -> silence(standing, "x", true));
            case SILENCE_UNTIL_RESOLVED -> say(standing -> silence(standing, "backlog", false));
            case SPEAK ->
                say(standing -> Standing.silences(state).forEach(silence -> standing.endSilence(silence.id())));
            case ACKNOWLEDGE -> say(this::acknowledge);
            case RESTART -> restart();
            case CLOCK_FORWARD -> wallAhead = wallAhead.plus(Duration.ofHours(1));
            case CLOCK_BACK -> wallAhead = wallAhead.minus(Duration.ofHours(1));
            case CHANGE_RULES -> rebuild(world.changed("slow"));
            case CHANGE_RECIPIENTS -> rebuild(world.changed("mail b"));
            case CHANGE_NOTIFIERS -> rebuild(world.changed("pager"));
            case NOTHING, CRASH, SLOW -> {}
        }
    }

    private void rebuild(World next) {
        world = next;
        policy = world.policy();
        decider = new Decider(policy);
        post = new Post(policy);
        restart();
    }

    private void say(java.util.function.Consumer<Standing> saying) {
        var standing = new Standing(state, now());
        saying.accept(standing);
        state = standing.result();
    }

    private void silence(Standing standing, String what, boolean timed) {
        silences++;
        AlertSelection selection = timed
                ? AlertSelection.all().where("name", what)
                : AlertSelection.all().ofRule(Rules.matching(what + "*"));
        var silence = Silence.of(selection).by("test").because("test");
        Instant now = now().wall();
        standing.silence(
                timed ? silence.until(now.plus(Duration.ofMinutes(10))) : silence.untilResolved(), "s" + silences);
    }

    private void acknowledge(Standing standing) {
        for (Alert alert : state.alerts()) {
            if (alert.state().isFiring()) {
                standing.acknowledge(
                        Acknowledgement.of(alert, now().wall()).by("test").build());
            }
        }
    }

    /** What was kept is read again, by a monitor whose clock is set anew. */
    void restart() {
        steady = now().wall();
        wallAhead = Duration.ZERO;
        state = post.resumed(now(), kept());
    }

    /** What is left of the state when it was written down and read. */
    State kept() {
        var values = new HashMap<String, byte[]>();
        StateDifference.between(State.empty(""), state).forEach((key, value) -> {
            if (value != null) {
                values.put(key, value);
            }
        });
        StateForm.Loaded loaded = StateForm.read(values, "another");
        wrong.addAll(loaded.problems());
        return loaded.state();
    }

    private void evaluate(Duration wait) {
        var results = new ArrayList<RuleResult>();
        world.rules().forEach(rule -> results.add(result(rule)));
        Duration seen = Tick.seen(wait, Duration.ofMinutes(1));
        state = decider.decide(results, new Tick(now(), seen), state).state();
        ears.forEach((name, one) -> {
            if (policy.addressing().recipients().stream().noneMatch(recipient -> isCalled(recipient, name))) {
                one.keep(state.alerts().stream().map(Ears::name).collect(Collectors.toSet()));
            }
        });
    }

    private static boolean isCalled(Recipient recipient, String name) {
        return name.equals(recipient.notifier() + " " + recipient.name());
    }

    private RuleResult result(RuleTerms rule) {
        var found = new ArrayList<Finding>();
        for (String subject : world.ordered(World.SUBJECTS)) {
            if (World.rule(subject).equals(rule.name())) {
                if (findings.get(subject) == 'F') {
                    return RuleResult.failed(rule, Unknown.because(UnknownReason.UNREACHABLE));
                }
                finding(subject).ifPresent(found::add);
            }
        }
        return RuleResult.of(rule, found);
    }

    private Optional<Finding> finding(String name) {
        var subject = World.subject(name);
        return switch (findings.get(name)) {
            case 'B' -> Optional.of(Finding.breached(subject).at(Severity.WARNING));
            case '!' -> Optional.of(Finding.breached(subject).at(Severity.CRITICAL));
            case 'H' -> Optional.of(Finding.holding(subject));
            case 'U' -> Optional.of(Finding.unknown(subject, Unknown.because(UnknownReason.UNREACHABLE)));
            case 'G' -> Optional.of(Finding.gone(subject));
            case '-' -> Optional.empty();
            default -> Optional.of(Finding.clear(subject));
        };
    }

    private void deliver(Step.Event event) {
        for (String notifier : world.notifiers()) {
            int letters = 0;
            while (depart(notifier, event)) {
                letters++;
                if (letters > MOST_LETTERS) {
                    wrong.add("There is no end of letters: " + told.get(told.size() - 1));
                    return;
                }
            }
        }
    }

    private boolean depart(String notifier, Step.Event event) {
        Optional<Departure> departure = post.depart(notifier, now(), state);
        departure.ifPresent(letter -> {
            state = letter.state();
            write(notifier, letter);
            hear(notifier, letter);
            if (event == Step.Event.SLOW) {
                slow.put(notifier, letter);
            } else if (event == Step.Event.CRASH) {
                answer(notifier, letter, any -> Answer.Kind.PERHAPS);
                restart();
            } else {
                arrive(notifier, letter);
            }
        });
        return departure.isPresent() && event == Step.Event.NOTHING;
    }

    private Ears ears(String notifier, String name) {
        return java.util.Objects.requireNonNull(ears.get(notifier + " " + name), name);
    }

    private void arriveLate() {
        var late = new LinkedHashMap<>(slow);
        slow.clear();
        late.forEach(this::arrive);
    }

    private void arrive(String notifier, Departure letter) {
        Delivery delivery = delivery(notifier, letter.attempt());
        state = post.arrived(notifier, delivery, now(), state);
        answer(notifier, letter, name -> delivery.answer(name).kind());
    }

    private void hear(String notifier, Departure letter) {
        if (letter.notification().summary().isEmpty()) {
            letter.attempt()
                    .recipients()
                    .forEach(name -> ears(notifier, name).check(letter.notification(), letter.attempt()));
        }
    }

    /** Of each day there is one summary at most. */
    private void answer(String notifier, Departure letter, Function<String, Answer.Kind> kind) {
        for (String name : letter.attempt().recipients()) {
            Answer.Kind answer = kind.apply(name);
            if (letter.notification().summary().isEmpty()) {
                ears(notifier, name).answer(letter.notification(), answer);
            } else if (answer == Answer.Kind.ACCEPTED || answer == Answer.Kind.PERHAPS) {
                String summary = notifier + " " + name + " "
                        + letter.notification().time().truncatedTo(ChronoUnit.DAYS);
                if (!summaries.add(summary)) {
                    wrong.add("The summary is told twice: " + summary);
                }
            }
        }
    }

    private Delivery delivery(String notifier, DeliveryAttempt attempt) {
        var each = new TreeMap<String, Answer>();
        for (String name : attempt.recipients()) {
            char answer = answers.get(notifier + " " + name);
            switch (answer) {
                case 'R' -> {
                    return Delivery.rejected("refused");
                }
                case 'D' -> {
                    return Delivery.permanentFailure("login");
                }
                default -> each.put(name, answer(answer));
            }
        }
        return Delivery.each(each, "");
    }

    private static Answer answer(char letter) {
        return switch (letter) {
            case 'N' -> Answer.notNow("busy");
            case 'X' -> Answer.never("no such person");
            case 'P' -> Answer.perhaps("no answer");
            default -> Answer.accepted();
        };
    }

    private void write(String notifier, Departure departure) {
        Notification letter = departure.notification();
        var words = new TreeSet<String>();
        letter.fired().forEach(alert -> words.add("+" + Ears.name(alert)));
        letter.changed().forEach(alert -> words.add("^" + Ears.name(alert)));
        letter.resolved().forEach(alert -> words.add("-" + Ears.name(alert)));
        letter.summary().ifPresent(any -> words.add("summary"));
        letter.ongoing().forEach(alert -> words.add("=" + Ears.name(alert)));
        letter.consequences()
                .forEach(alert -> words.add((alert.state() == AlertState.RESOLVED ? "<" : ">") + Ears.name(alert)));
        DeliveryAttempt attempt = departure.attempt();
        told.add(Duration.between(START, steady).toSeconds() + "s " + notifier + " "
                + new TreeSet<>(attempt.recipients()) + " " + String.join(" ", words)
                + (attempt.isPossibleDuplicate() ? " (again?)" : "") + (attempt.isInSimplestForm() ? " (simple)" : ""));
    }

    /** From now on everybody is there and accepts everything, and nothing is silenced. */
    HistoryRun calm() {
        if (!world.missing().isEmpty()) {
            rebuild(world.complete());
        }
        World.RECIPIENTS.forEach(recipient -> answers.put(recipient, 'A'));
        take(new Step("......", "AAA", Step.Event.SPEAK, 1, 5));
        return this;
    }

    /** What is breached stays so; what is unknown or so is clear. */
    HistoryRun settle() {
        findings.replaceAll((subject, finding) -> finding == 'B' || finding == '!' ? finding : 'C');
        return this;
    }

    /** Everything is clear from now on. */
    HistoryRun end() {
        findings.replaceAll((subject, finding) -> 'C');
        return this;
    }

    HistoryRun pass(Duration time) {
        return take(new Step("......", "...", Step.Event.NOTHING, (int) time.toMinutes(), 60));
    }

    /** Incidents that fire, that nothing explains, and that somebody is to be told of and does not know for sure. */
    List<String> untold() {
        var untold = new ArrayList<String>();
        state.incidents()
                .filter(incident -> incident.alert().state().isFiring()
                        && incident.explained().isNot())
                .map(Incident::alert)
                .forEach(alert -> policy.addressing().recipients().stream()
                        .filter(recipient -> policy.addressing().isAddressed(recipient, alert))
                        .forEach(recipient -> {
                            Ears.Heard heard =
                                    ears(recipient.notifier(), recipient.name()).of(alert);
                            if (heard == null || !heard.sure || !heard.itself || heard.perhapsOver) {
                                untold.add(recipient.notifier() + " " + recipient.name() + " does not know of "
                                        + Ears.name(alert) + ": " + heard);
                            }
                        }));
        return untold;
    }

    /** What recipients think of as present. */
    List<String> thought() {
        return ears.values().stream().flatMap(one -> one.all().stream()).toList();
    }
}
