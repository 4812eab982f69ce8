package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Notification;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static MailPage page(Notification notification) {
        return new PageWriter(notification, ZoneId.of("Europe/Berlin"), "app-1.example.com")
                .page(MailComposer.MOST_DETAILS, List.of());
    }

    private static String text(Notification notification) {
        return TextPage.of(page(notification));
    }

    private static String html(Notification notification) {
        return HtmlPage.of(page(notification));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "消費者が生産者より遅い場合は、メンバーが不足していないか、一つのパーティションだけが止まっていないかを確認してください。",
                "หากกลุ่มผู้บริโภคช้ากว่าผู้ผลิตให้ตรวจสอบว่ามีสมาชิกเพียงพอหรือไม่",
                "ຖ້າກຸ່ມຜູ້ບໍລິໂພກຊ້າກວ່າຜູ້ຜະລິດໃຫ້ກວດສອບ",
                "ប្រសិនបើក្រុមអ្នកប្រើប្រាស់យឺតជាងអ្នកផលិតសូមពិនិត្យ",
                "သုံးစွဲသူအုပ်စုသည်ထုတ်လုပ်သူထက်နှေးကွေးပါက",
                "\uD83D\uDC69\uD83C\uDFFD\uD83D\uDD27\uD83D\uDD25消",
                "소비자그룹이느려지면확인하십시오",
            })
    void wrapsTextThatIsWrittenWithoutSpaces(String sentence) {
        String advice = sentence.repeat(6);
        Notification notification = SampleNotifications.notification("backlog")
                .fired(List.of(SampleNotifications.backlog().advice(advice).build()))
                .build();

        String text = text(notification);

        assertThat(text.lines()).allMatch(line -> Columns.of(line) <= 76);
        assertThat(text.replace("\n", "")).contains(advice);
    }

    @Test
    void tellsOneAlertAsAPersonWould() {
        assertThat(text(SampleNotifications.oneWithEvidence())).isEqualTo("""
                        [WARNING] orders

                        billing is 48,210 records behind on payments
                        New alert

                          Now        48,210 records
                          Worst      51,904 records
                          A minute   −788 records, none left in 1 h 1 min
                          Course     ▃▃▄▄▅▆▆▇▇▇██████ from 10,400 records in 47 min
                          Since      02:37 CET (47 min)
                          Alerts if  above 10,000 records for 5 min, until below 8,000 records
                          Rule       payments-backlog

                          partition           value
                          0          21,400 records
                          1          20,089 records
                          2          18,778 records
                          3          17,467 records
                          4          16,156 records
                          and 9 more

                        WHAT TO DO

                        The consumers are slower than the producers. See whether members are missing
                        or one partition is stuck, and add consumers if all partitions fall behind.

                        --\s
                        You will be told when this is over.
                        Kafka monitor 'orders' on app-1.example.com, as of Sun 22 Nov 2026, 03:24:05
                        CET
                        """);
    }

    @Test
    void tellsHowItEnded() {
        assertThat(text(SampleNotifications.over()))
                .contains("[RESOLVED] orders\n\nbilling has caught up on payments\nOver after 46 min\n")
                .contains("It was     \u201cbilling is 48,210 records behind on payments\u201d")
                .contains("Ended      after 46 min (02:37 to 03:23 CET), recovered")
                .contains("Now        812 records")
                .contains("Worst      51,904 records")
                .doesNotContain("You will be told")
                .doesNotContain("WHAT TO DO");
    }

    @Test
    void putsNewsBeforeWhatIsKnown() {
        assertThat(text(SampleNotifications.mixed()))
                .contains("2 new, 1 more severe now, 1 over, 2 still firing")
                .containsSubsequence(
                        "NEW (2)",
                        "Broker 2",
                        "MORE SEVERE NOW (1)",
                        "Broker 4",
                        "OVER (1)",
                        "Broker 1 is back",
                        "STILL FIRING (2)",
                        "Broker 6");
        assertThat(html(SampleNotifications.mixed()))
                .containsSubsequence("New (2)", "Broker 2", "Over (1)", "Still firing (2)", "Broker 6");
    }

    @Test
    void remindsOfWhatIsStillSoAndSaysWhenItFired() {
        assertThat(text(SampleNotifications.flapping()))
                .contains("Still: billing is 48,210 records behind on payments\nReminder: this is still so\n")
                .contains("Since      Sat 21 Nov, 23:24 CET (4 h)\n  Fired      Sat 21 Nov, 23:29 CET\n")
                .contains("Flaps      fired 5 times within an hour; you hear again when it has\n");
    }

    @Test
    void saysWhomAnAlertConcerns() {
        assertThat(text(SampleNotifications.flapping())).contains("Owner      team-payments");
        assertThat(html(SampleNotifications.flapping())).contains(">Owner<").contains(">team-payments<");
    }

    @Test
    void saysOfEachAlertWhomItConcernsIfTheyDiffer() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(
                        SampleNotifications.brokerDown("1")
                                .hostLabels(Labels.of("owner", "ann"))
                                .build(),
                        SampleNotifications.brokerDown("2")
                                .hostLabels(Labels.of("owner", "bob"))
                                .build()))
                .build();

        assertThat(text(notification))
                .containsSubsequence("Broker 1", "owner ann", "Broker 2", "owner bob")
                .doesNotContain("Owner ");
    }

    @Test
    void tellsWhatFollowsFromACauseWorstFirstAndWhatIsOverAsOver() {
        for (String page :
                List.of(text(SampleNotifications.withConsequences()), html(SampleNotifications.withConsequences()))) {
            assertThat(page)
                    .containsIgnoringCase("What follows from it (4, 1 over)")
                    .containsSubsequence(
                            "Broker 2 is down",
                            "2 partitions of audit have no leader",
                            "now 2 partitions; since 03:13 CET (11 min)",
                            "31 of 96 partitions",
                            "Broker 3 leads 71 %",
                            "billing has caught up on payments",
                            "ended after 46 min")
                    .doesNotContain("billing is 48,210");
        }
    }

    @Test
    void namesADozenThatFollowAndCountsTheRest() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2").build()))
                .consequences(SampleNotifications.many(40).fired())
                .build();

        assertThat(text(notification))
                .contains("WHAT FOLLOWS FROM IT (40)")
                .contains("group-11 ")
                .doesNotContain("group-12 ")
                .contains("and 28 more");
    }

    @Test
    void saysWhatToDoBeforeALongListOfWhatFollows() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2").build()))
                .consequences(SampleNotifications.many(6).fired())
                .build();

        for (String page : List.of(text(notification), html(notification))) {
            assertThat(page.toLowerCase(Locale.ROOT)).containsSubsequence("what to do", "what follows from it (6)");
        }
    }

    @Test
    void tellsWhatFollowedWhenAllOfItIsOver() {
        Notification notification = SampleNotifications.notification("broker-down")
                .resolved(List.of(SampleNotifications.resolved(SampleNotifications.brokerDown("2"))))
                .consequences(List.of(SampleNotifications.resolved(SampleNotifications.backlog())))
                .build();

        assertThat(text(notification)).contains("WHAT FOLLOWED FROM IT (1)");
    }

    @Test
    void sortsADigestByRuleAndCountsWhatItLeavesOut() {
        String text = text(SampleNotifications.digest(120));

        assertThat(text)
                .contains("121 new, 1 over, 1 still firing")
                .containsSubsequence(
                        "NEW: PAYMENTS-BACKLOG (120)",
                        "and 70 more",
                        "NEW: BROKER-DOWN (1)",
                        "and 1 more",
                        "OVER: BROKER-DOWN (1)",
                        "STILL FIRING: LEADER-SKEW (1)");
        assertThat(text.lines().filter(line -> line.startsWith("* "))).hasSize(50);
        assertThat(text(SampleNotifications.digest(1)))
                .contains("broker-down: a registered broker is not alive for 30 s")
                .contains("payments-backlog: The consumers are slower than the producers.");
    }

    @Test
    void saysWhereIfTheSummaryDoesNot() {
        Notification notification = SampleNotifications.notification("payments-backlog")
                .fired(List.of(SampleNotifications.backlog()
                        .summary("A group is behind")
                        .build()))
                .build();

        assertThat(text(notification)).contains("Where      group billing, topic payments");
    }

    @Test
    void countsThePartsThatTheAlertDoesNotName() {
        List<Evidence> parts = SampleNotifications.backlog().build().evidence().subList(0, 5);
        Notification notification = SampleNotifications.notification("payments-backlog")
                .fired(List.of(
                        SampleNotifications.backlog().evidence(parts, 240).build()))
                .build();

        assertThat(text(notification)).contains("and 235 more");
        assertThat(html(notification)).contains("and 235 more");
    }

    @Test
    void doesNotCallNowWhatIsTheGrowthOverATime() {
        Notification notification = SampleNotifications.notification("payments-backlog")
                .fired(List.of(SampleNotifications.backlog()
                        .valueName("Rise in 30 min")
                        .build()))
                .build();

        assertThat(text(notification))
                .contains("Rise in 30 min  48,210 records")
                .doesNotContain("Now ");
        assertThat(html(notification)).contains("Rise in 30 min").doesNotContain(">Now<");
    }

    @Test
    void saysWhatCannotBeReadNow() {
        Notification notification = SampleNotifications.notification("payments-backlog")
                .ongoing(List.of(SampleNotifications.backlog()
                        .unknown(Unknown.because(UnknownReason.NO_LEADER))
                        .build()))
                .build();

        assertThat(text(notification)).contains("Not readable now  the partition has no leader");
    }

    @Test
    void describesFiftyAlertsAndCountsTheRest() {
        String text = text(SampleNotifications.many(120));

        assertThat(text)
                .contains("NEW (120)")
                .contains("and 70 more")
                .contains("group-49 ")
                .doesNotContain("group-50 ");
        assertThat(text.indexOf("WHAT TO DO"))
                .as("advice stands above a long list")
                .isLessThan(text.indexOf("NEW (120)"));
        assertThat(html(SampleNotifications.many(120)).length())
                .as("is not clipped by web mail")
                .isLessThan(100_000);
    }

    static Stream<Notification> samples() {
        return Stream.of(
                SampleNotifications.one(),
                SampleNotifications.oneWithEvidence(),
                SampleNotifications.over(),
                SampleNotifications.reminder(),
                SampleNotifications.flapping(),
                SampleNotifications.withConsequences(),
                SampleNotifications.digest(3),
                SampleNotifications.mixed());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsPlainTextToTheWidthOfAScreen(Notification notification) {
        assertThat(text(notification).lines()).allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void loadsNothingAndRunsNothing(Notification notification) {
        assertThat(html(notification))
                .doesNotContain("http")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("<script")
                .contains("prefers-color-scheme:dark");
    }

    @Test
    void neverTakesANameForMarkup() {
        String html = html(SampleNotifications.awkward());

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
        assertThat(html).doesNotContain("or ders<b>").contains("or ders&lt;b&gt;");
        assertThat(html.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(html).doesNotContain("\u202e").doesNotContain("\u2028");
    }
}
