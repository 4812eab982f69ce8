package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static MailPage page(Notification notification) {
        return Pages.page(notification, Pages.BERLIN);
    }

    private static String text(Notification notification) {
        return TextPage.of(page(notification));
    }

    private static String html(Notification notification) {
        return Pages.html(notification);
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

        assertThat(text.lines().filter(line -> !line.startsWith("    kafka-")))
                .allMatch(line -> Columns.of(line) <= 76);
        assertThat(text.replaceAll("\n *", "")).contains(advice);
    }

    @Test
    void tellsOneAlertAsAPersonWould() {
        assertThat(text(SampleNotifications.oneWithEvidence())).isEqualTo("""
                        [WARNING] orders \u00b7 since 02:37 CET (47 min)

                        Group billing is 48,210 records behind on topic payments
                        New alert

                          Now       48,210 records
                          Worst     51,904 records
                          A minute  −788 records, none left in 1 h 1 min
                          Since     02:37 CET (47 min)

                        WHAT IT AFFECTS
                          partition           value
                          0          21,400 records
                          1          20,089 records
                          2          18,778 records
                          3          17,467 records
                          4          16,156 records
                          and 9 more

                        HOW IT WENT
                          ▃▃▄▄▅▆▆▇▇▇██████ from 10,400 records in 47 min
                          Until 03:24 CET; dashed across: the threshold of 10,000 records; upright:
                          fired at 02:42 CET.

                        WHAT TO DO NOW
                          The group reads more slowly than records come in, or not at all. See which
                          members have which partitions with kafka-consumer-groups.sh --describe
                          --group; a backlog on one partition alone points to a stuck member or a
                          hot key.

                            kafka-consumer-groups.sh --bootstrap-server kafka-1.example.com:9092 --describe --group billing

                        BEFORE
                          First time in 7 days.

                        --\s
                        Sent to oncall@example.com, kafka-team@example.com, by the route to 'mail'
                        of all alerts.
                        You hear again in 1 h if it still fires, and when it is over.
                        Rule payments-backlog alerts if: above 10,000 records for 5 min.
                        Kafka monitor 'orders' on app-1.example.com, as of Sun 22 Nov 2026, 03:24:05
                        CET
                        """);
    }

    @Test
    void saysHowItWentInCharactersWhereThereAreNoPictures() {
        MailLook look = Pages.BERLIN.withoutPictures();
        MailPage page = Pages.page(SampleNotifications.oneWithEvidence(), look);

        assertThat(page.picture()).isNull();
        assertThat(HtmlPage.of(page, look)).contains("▃▃▄▄▅▆▆▇▇▇██████").doesNotContain("<img");
        assertThat(TextPage.of(page)).contains("Course    ▃▃▄▄▅▆▆▇▇▇██████ from 10,400 records in 47 min");
    }

    @Test
    void tellsHowItEnded() {
        assertThat(text(SampleNotifications.over()))
                .contains("[RESOLVED] orders \u00b7 46 min (02:37 to 03:23 CET)")
                .contains("Group billing has caught up on topic payments\nOver after 46 min\n")
                .contains("It was  \u201cGroup billing is 48,210 records behind on topic payments\u201d")
                .contains("Ended   after 46 min (02:37 to 03:23 CET)")
                .contains("Now     812 records")
                .contains("Worst   51,904 records")
                .contains("HOW IT WENT")
                .doesNotContain("You hear again")
                .doesNotContain("WHAT TO DO");
    }

    @Test
    void saysHowItEndedOtherwiseThanWell() {
        Notification notification = SampleNotifications.notification("payments-backlog")
                .resolved(List.of(SampleNotifications.backlog()
                        .state(AlertState.RESOLVED)
                        .resolved(SampleNotifications.NOW, Resolution.GONE)
                        .build()))
                .build();

        assertThat(text(notification)).contains("after 47 min (02:37 to 03:24 CET), does not exist any more");
    }

    @Test
    void saysHowOftenItFiredBefore() {
        assertThat(text(SampleNotifications.one()))
                .contains("BEFORE\n  Third time in 7 days; last on Thu 19 Nov, 05:12 CET for 4 min.\n");
        Notification early = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2")
                        .earlier(Earlier.never(SampleNotifications.NOW.minus(Duration.ofHours(5))))
                        .build()))
                .build();
        assertThat(text(early)).contains("First time since Sat 21 Nov, 22:24 CET, when this monitor began to watch.");
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
                        "Broker 1 (kafka-1.example.com, rack eu-1b) is back \u2014 after 11",
                        "STILL FIRING (2)",
                        "Broker 6");
        assertThat(html(SampleNotifications.mixed()))
                .containsSubsequence("New (2)", "Broker 2", "Over (1)", "Still firing (2)", "Broker 6");
    }

    @Test
    void remindsOfWhatIsStillSoAndSaysWhenItFired() {
        assertThat(text(SampleNotifications.flapping()))
                .contains(
                        "Still: Group billing is 48,210 records behind on topic payments\nReminder: this is still so\n")
                .contains("Since     Sat 21 Nov, 23:24 CET (4 h)\n  Fired     Sat 21 Nov, 23:29 CET\n")
                .contains("Flaps     fired 5 times within an hour; you hear again when it has");
    }

    @Test
    void saysWhomAnAlertConcerns() {
        assertThat(text(SampleNotifications.flapping())).contains("Owner     team-payments");
        assertThat(html(SampleNotifications.flapping())).contains(">Owner<").contains("team-payments");
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
                            "is down",
                            "2 partitions of audit have no leader",
                            "11 min",
                            "31 of 96 partitions",
                            "Broker 3 leads 71 %",
                            "Group billing has caught up on topic payments",
                            "after 46 min")
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
                .consequences(SampleNotifications.many(9).fired())
                .build();

        for (String page : List.of(text(notification), html(notification))) {
            assertThat(page.toLowerCase(Locale.ROOT)).containsSubsequence("what to do", "what follows from it (9)");
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
                        "NEW (120): PAYMENTS-BACKLOG",
                        "and 32 more",
                        "NEW (1): BROKER-DOWN",
                        "and 1 more",
                        "OVER (1): BROKER-DOWN",
                        "STILL FIRING (1): LEADER-SKEW");
        assertThat(text.lines().filter(line -> line.startsWith("* "))).hasSize(24);
        assertThat(text(SampleNotifications.digest(1)))
                .contains("Rule broker-down alerts if: it lasts for 30 s")
                .contains("payments-backlog: The group reads more slowly");
    }

    @Test
    void putsAlertsThatHaveSomethingInCommonTogetherWhereThereAreMany() {
        assertThat(text(SampleNotifications.many(120)))
                .containsSubsequence(
                        "NEW (120)", "OWNER TEAM-A (40)", "and 32 more", "OWNER TEAM-B (40)", "OWNER TEAM-C (40)");
    }

    @Test
    void writesPartitionsAsRanges() {
        assertThat(text(SampleNotifications.ranges()))
                .contains("  partition  missing       value\n  0-7, 12    2        0 replicas\n");
    }

    @Test
    void givesLinksOfTheHostWhichNamesCannotLeave() {
        MailLook look = Pages.BERLIN
                .link("Runbook", "https://wiki.example.com/{rule}")
                .link("Topic", "https://kafka.example.com/topics/{topic}?to={nowMillis}")
                .link("Nowhere", "https://example.com/{nothing}");
        Notification awkward = SampleNotifications.notification("payments-backlog")
                .fired(List.of(Alert.builder("a".repeat(32), "rule/../x", Labels.of("topic", "a\"><b>&c=d"))
                        .state(AlertState.FIRING)
                        .since(SampleNotifications.NOW)
                        .build()))
                .build();
        MailPage page = Pages.page(awkward, look);

        assertThat(TextPage.of(page))
                .contains("Runbook: https://wiki.example.com/rule%2F..%2Fx")
                .contains("Topic: https://kafka.example.com/topics/a%22%3E%3Cb%3E%26c%3Dd?to=1795314245000")
                .doesNotContain("Nowhere");
        assertThat(HtmlPage.of(page, look))
                .contains("href=\"https://wiki.example.com/rule%2F..%2Fx\"")
                .doesNotContain("<b>");
    }

    @Test
    void saysWhereIfTheSummaryDoesNot() {
        Notification notification = SampleNotifications.notification("payments-backlog")
                .fired(List.of(SampleNotifications.backlog()
                        .summary("A group is behind")
                        .build()))
                .build();

        assertThat(text(notification)).contains("Where     group billing, topic payments");
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

        assertThat(text(notification))
                .contains(
                        "! Cannot be read now (the partition has no leader): what stands here is the\n  last that is known.");
    }

    @Test
    void isOnePageAndACountForFiveHundredAlerts() {
        String text = text(SampleNotifications.many(500));

        assertThat(text).contains("NEW (500)").contains("and 159 more").contains("500 new");
        assertThat(text.lines().filter(line -> line.startsWith("* "))).hasSize(24);
        assertThat(text.indexOf("WHAT TO DO"))
                .as("advice stands above a long list")
                .isLessThan(text.indexOf("NEW (500)"));
        assertThat(html(SampleNotifications.many(500)).length())
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
                SampleNotifications.ranges(),
                SampleNotifications.stale(),
                SampleNotifications.rows(),
                SampleNotifications.mixed());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsPlainTextToTheWidthOfAScreen(Notification notification) {
        assertThat(text(notification).lines().filter(line -> !line.startsWith("    kafka-")))
                .as("but for commands, which are copied")
                .allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void loadsNothingAndRunsNothing(Notification notification) {
        assertThat(html(notification))
                .doesNotContain("http")
                .doesNotContainPattern("src=\"(?!cid:)")
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
