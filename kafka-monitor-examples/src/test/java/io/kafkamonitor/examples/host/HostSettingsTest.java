package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkamonitor.rules.recommended.RecommendedRules;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSettingsTest {

    private static final String SERVERS = "kafka.bootstrap.servers";
    private static final String PLAIN_LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    @TempDir
    private Path directory;

    private static List<String> problems(Map<String, String> settings) {
        var refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> MonitorHost.compose(settings, builder -> {}).close());
        return refused == null ? List.of() : refused.problems();
    }

    private static List<String> problemsWith(String key, String value) {
        return problems(Map.of(SERVERS, "127.0.0.1:9092", key, value));
    }

    @Test
    void needsNothingButTheBrokers() {
        assertThat(problems(Map.of(SERVERS, "127.0.0.1:9092"))).isEmpty();
    }

    @Test
    void saysThatTheBrokersAreMissing() {
        assertThat(problems(Map.of())).singleElement().asString().contains("'kafka.bootstrap.servers' is missing");
    }

    @Test
    void listsWhatTheKafkaClientRefusesWhereTheBrokersAreMissingOrWrong() {
        assertThat(problems(Map.of("kafka.request.timeout.ms", "soon")))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.bootstrap.servers' is missing"))
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.request.timeout.ms' "));
        assertThat(problems(Map.of(SERVERS, "broker-1", "kafka.request.timeout.ms", "soon")))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.bootstrap.servers' has 'broker-1'"))
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.request.timeout.ms' "));
    }

    @Test
    void listsEveryProblemOfEveryPart() {
        var settings = new TreeMap<String, String>();
        settings.put(SERVERS, "127.0.0.1");
        settings.put("monitor.interval", "soon");
        settings.put("jmx.user", "monitor");
        settings.put("threshold.broker-cpu", "much");
        settings.put("rules.without", "no-such-rule");
        settings.put("smtp.host", "smtp.example.com");
        settings.put("smpt.port", "25");

        assertThat(String.join("\n", problems(settings)))
                .contains("bootstrap.servers")
                .contains("monitor.interval")
                .contains("jmx.port")
                .contains("jmx.password")
                .contains("threshold.broker-cpu")
                .contains("no-such-rule")
                .contains("from")
                .contains("smpt.port");
    }

    @Test
    void passesEveryPropertyOfTheKafkaClientThrough() {
        assertThat(problemsWith("kafka.security.protocol", "CARRIER_PIGEON"))
                .singleElement()
                .asString()
                .contains("CARRIER_PIGEON");
        assertThat(problemsWith("kafka.security.protocol", "SSL")).isEmpty();
    }

    @Test
    void listsEveryPropertyThatTheKafkaClientRefusesAsItStandsInTheFile() {
        var settings = new TreeMap<String, String>();
        settings.put(SERVERS, "127.0.0.1:9092");
        settings.put("kafka.security.protocol", "CARRIER_PIGEON");
        settings.put("kafka.request.timeout.ms", "soon");
        settings.put("kafka.retries", "-5");

        assertThat(problems(settings))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.security.protocol' "))
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.request.timeout.ms' "))
                .anyMatch(problem -> problem.startsWith("Setting 'kafka.retries' "));
    }

    @Test
    void namesBothTimeoutsThatDoNotGoTogetherAsTheyStandInTheFile() {
        assertThat(problems(Map.of(
                        SERVERS,
                        "127.0.0.1:9092",
                        "kafka.request.timeout.ms",
                        "3000",
                        "kafka.default.api.timeout.ms",
                        "2000")))
                .singleElement()
                .asString()
                .contains("'kafka.default.api.timeout.ms' is 2000, less than 'kafka.request.timeout.ms'");
        assertThat(problemsWith("kafka.request.timeout.ms", "70000")).isEmpty();
    }

    @Test
    void saysThatATrustStoreIsNotThere() {
        assertThat(problems(Map.of(
                        SERVERS,
                        "127.0.0.1:9092",
                        "kafka.security.protocol",
                        "SSL",
                        "kafka.ssl.truststore.password",
                        "hunter2",
                        "kafka.ssl.truststore.location",
                        "/no/such/truststore.p12")))
                .singleElement()
                .asString()
                .contains("under 'kafka.'", "/no/such/truststore.p12")
                .doesNotContain("hunter2");
    }

    @Test
    void saysThatATrustStoreIsNotThereWhereNoBrokerIsKnownByItsName() {
        assertThat(problems(Map.of(
                        SERVERS,
                        "no-such-broker.invalid:9092",
                        "kafka.security.protocol",
                        "SSL",
                        "kafka.ssl.truststore.location",
                        "/no/such/truststore.p12")))
                .singleElement()
                .asString()
                .contains("/no/such/truststore.p12");
    }

    @Test
    void saysThatALoginIsMalformedAndShowsNothingOfIt() {
        assertThat(problems(Map.of(
                        SERVERS,
                        "127.0.0.1:9092",
                        "kafka.security.protocol",
                        "SASL_PLAINTEXT",
                        "kafka.sasl.mechanism",
                        "PLAIN",
                        "kafka.sasl.jaas.config",
                        PLAIN_LOGIN + " hunter2 username=\"monitor\";")))
                .singleElement()
                .asString()
                .contains("under 'kafka.'", "JAAS")
                .doesNotContain("hunter2");
    }

    @Test
    void doesNotMindBrokersThatAreNotThereNow() {
        assertThat(problems(Map.of(SERVERS, "no-such-broker.invalid:9092"))).isEmpty();
    }

    @Test
    void wantsANameOnOneLine() {
        assertThat(problemsWith("monitor.name", "orders\nin production"))
                .singleElement()
                .asString()
                .startsWith("Setting 'monitor.name': ")
                .contains("line break");
    }

    @Test
    void remembersInADirectoryThatNeedNotBeThere() throws Exception {
        assertThat(problemsWith("monitor.state", directory.resolve("not/there").toString()))
                .isEmpty();
        assertThat(directory).as("opened with the first cycle at the earliest").isEmptyDirectory();
    }

    @Test
    void doesNotRememberInAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        for (Path wrong : List.of(file, file.resolve("below"))) {
            assertThat(problemsWith("monitor.state", wrong.toString()))
                    .containsExactly("Setting 'monitor.state' is '" + wrong + "', and '" + file
                            + "' is not a directory; give a directory of the monitor's own");
        }
    }

    @Test
    void doesNotRememberWhatIsNoPath() {
        assertThat(problemsWith("monitor.recording", "a\0b"))
                .singleElement()
                .asString()
                .startsWith("Setting 'monitor.recording' is ");
        assertThat(problemsWith("monitor.state", "a\0b"))
                .singleElement()
                .asString()
                .contains("is not a path");
    }

    @ParameterizedTest
    @CsvSource({
        "threshold.broker-cpu, 85, 0.85 for 85 %",
        "threshold.broker-heap, -3, 0.85 for 85 %",
        "threshold.disk-space.critical, 90, 0.85 for 85 %",
        "threshold.network-threads-busy.warning, 1.5, 0.85 for 85 %",
        "threshold.produce-latency, -1, not negative",
        "threshold.leader-skew, -0.5, not negative",
        "threshold.consumer-lag, -1, not negative",
        "threshold.consumer-lag.billing-*, -1, not negative",
        "threshold.backlog-growing.records, -1, not negative"
    })
    void refusesAThresholdThatMakesNoSense(String key, String value, String advice) {
        assertThat(problemsWith(key, value))
                .singleElement()
                .asString()
                .startsWith("Setting '" + key + "' is '" + value + "'")
                .contains(advice);
    }

    @Test
    void wantsAJmxPortOrTheAddressOfEachBroker() {
        assertThat(problemsWith("jmx.port", "9999")).isEmpty();
        assertThat(problemsWith("jmx.endpoints", "1=broker-1:9999, 2=broker-2:9999"))
                .isEmpty();
        assertThat(problemsWith("jmx.endpoints", "broker-1:9999"))
                .anyMatch(problem -> problem.contains("1=broker-1:9999"));
        assertThat(problemsWith("jmx.tls", "true")).anyMatch(problem -> problem.contains("'jmx.endpoints'"));
    }

    @Test
    void takesALimitForEachPatternOfGroups() {
        assertThat(problemsWith("threshold.consumer-lag.billing-*", "500")).isEmpty();
        assertThat(problemsWith("threshold.consumer-lag.billing-*", "few"))
                .anyMatch(problem -> problem.contains("'threshold.consumer-lag.billing-*' is 'few'"));
    }

    @Test
    void knowsTheKeysOfPlugIns() {
        var settings = new TreeMap<String, String>();
        settings.put(SERVERS, "127.0.0.1:9092");
        settings.put("smtp.host", "smtp.example.com");
        settings.put("smtp.from", "kafka@example.com");
        settings.put("smtp.to", "ops@example.com");
        assertThat(problems(settings)).isEmpty();

        settings.put("smtp.heloname", "app-1.example.com");

        assertThat(problems(settings))
                .containsExactly("Setting 'smtp.heloname' is not known; did you mean 'smtp.heloName'?");
    }

    @ParameterizedTest
    @CsvSource({
        "smpt.host, smtp.host",
        "SMTP.host, smtp.host",
        "mail.smtp.host, ''",
        "jxm.port, jmx.port",
        "monitor.intervall, monitor.interval",
        "treshold.broker-cpu, threshold.broker-cpu",
        "jmx.user.name, jmx.user",
        "kafak.bootstrap.servers, kafka.bootstrap.servers",
        "config.provider, config.providers",
        "config.providers.vault.class, ''",
        "smtp.sedn, ''",
        "jmx.sedn, ''",
        "username, ''"
    })
    void refusesAKeyThatNobodyReads(String key, String meant) {
        String advice = meant.isEmpty() ? "correct or remove it" : "did you mean '" + meant + "'?";

        assertThat(problemsWith(key, "1")).contains("Setting '" + key + "' is not known; " + advice);
    }

    @Test
    void refusesMisspeltPropertiesOfTheKafkaClientBesideEverythingElse() {
        assertThat(problems(Map.of(
                        "kafka.bootstrap.server", "127.0.0.1:9092",
                        "jmx.port", "9999",
                        "kafka.sasl.jaas.conf", PLAIN_LOGIN + " required password=\"hunter2\";",
                        "smpt.password", "hunter2",
                        "monitor.interval", "soon")))
                .hasSize(5)
                .noneMatch(problem -> problem.contains("hunter2"))
                .anyMatch(problem -> problem.contains("'kafka.bootstrap.servers' is missing"))
                .anyMatch(problem -> problem.contains("did you mean 'kafka.bootstrap.servers'?"))
                .anyMatch(problem -> problem.contains("did you mean 'kafka.sasl.jaas.config'?"))
                .anyMatch(problem -> problem.contains("did you mean 'smtp.password'?"))
                .anyMatch(problem -> problem.contains("'monitor.interval' is 'soon'"));
    }

    @Test
    void takesAKeyForAClassOfTheUsers() {
        assertThat(problemsWith("kafka.our.vault.role", "monitor")).isEmpty();
    }

    @Test
    void wantsEachBrokerOnceAmongTheEndpoints() {
        assertThat(problemsWith("jmx.endpoints", "1=a:9999,1=b:9999"))
                .containsExactly("Setting 'jmx.endpoints' has broker 1 twice, at 'a:9999' and at 'b:9999'; leave one"
                        + " of them");
        assertThat(problemsWith("jmx.endpoints", "1=a:9999,2=a:9999"))
                .singleElement()
                .asString()
                .contains("'a:9999' is given for broker 1 and for broker 2");
        assertThat(problemsWith("jmx.endpoints", "-1=a:9999"))
                .singleElement()
                .asString()
                .contains("not negative");
    }

    @Test
    void listsEveryWrongEndpointAndDoesNotAskForAnotherSettingBesides() {
        assertThat(problemsWith("jmx.endpoints", "1=a,2=:9999,x=c:9999"))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("'a' is not a JMX address"))
                .anyMatch(problem -> problem.contains("The host of a JMX address is empty"))
                .anyMatch(problem -> problem.contains("'x=c:9999'"));
        assertThat(problemsWith("jmx.endpoints", "broker-1:9999")).hasSize(1);
        assertThat(problemsWith("jmx.port", "many")).hasSize(1);
    }

    @Test
    void takesACommaInQuotesForAPartOfAName() {
        var settings = new TreeMap<String, String>();
        settings.put(SERVERS, "127.0.0.1:9092");
        settings.put("smtp.host", "smtp.example.com");
        settings.put("smtp.from", "kafka@example.com");
        settings.put("smtp.to", "\"Doe, Jane\" <jane@example.com>, ops@example.com");

        assertThat(problems(settings)).isEmpty();
    }

    @Test
    void wantsOneThresholdForAllGroups() {
        assertThat(problems(Map.of(
                        SERVERS, "127.0.0.1:9092", "threshold.consumer-lag", "10", "threshold.consumer-lag.*", "20")))
                .singleElement()
                .asString()
                .contains("'threshold.consumer-lag' and 'threshold.consumer-lag.*' are for the same groups");
    }

    @Test
    void theMostSpecificThresholdIsTheOnlyOneForAGroup() {
        RecommendedRules rules = Thresholds.rules(
                Settings.of(Map.of("threshold.consumer-lag", "10", "threshold.consumer-lag.billing-*", "5000")));

        assertThat(rules)
                .extracting(Object::toString)
                .anyMatch(rule -> rule.startsWith("consumer-lag: ")
                        && rule.contains("where group is like '*' and group is not like 'billing-*'"))
                .anyMatch(rule -> rule.startsWith("'consumer-lag billing-*': ") && rule.contains("like 'billing-*' "));
    }

    private static List<String> problemsWithSummary(String... more) {
        var settings = new TreeMap<>(Map.of(
                SERVERS,
                "127.0.0.1:9092",
                "smtp.host",
                "smtp.example.com",
                "smtp.from",
                "kafka@example.com",
                "smtp.to",
                "ops@example.com",
                "summary.at",
                "08:00"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return problems(settings);
    }

    @Test
    void takesADailySummary() {
        assertThat(problemsWithSummary()).isEmpty();
        assertThat(problemsWithSummary(
                        "summary.zone", "Europe/Berlin", "summary.days", "Monday, friday", "summary.to", "mail, mail"))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithASummary() {
        assertThat(problemsWithSummary("summary.at", "8", "summary.zone", "Berlin", "summary.days", "Mo"))
                .containsExactly(
                        "Setting 'summary.zone' is 'Berlin'; give a time zone like Europe/Berlin",
                        "Setting 'summary.days' has 'Mo'; give days like monday, tuesday",
                        "Setting 'summary.at' is '8'; give a time of the day like 08:00");
        assertThat(problemsWithSummary("summary.to", "pager"))
                .singleElement()
                .asString()
                .contains("'pager', which there is not; name one of [mail]");
        assertThat(problemsWith("summary.days", "monday"))
                .singleElement()
                .asString()
                .contains("'summary.at' is missing");
        assertThat(problemsWith("summary.at", "08:00"))
                .singleElement()
                .asString()
                .contains("goes to nobody");
    }

    @Test
    void takesRulesAsText() {
        assertThat(problemsWith("rule.few-brokers", "critical when kafka.brokers is below 3 for 1 min"))
                .isEmpty();
        assertThat(problemsWith("rule.broker-down", "when kafka.broker.live is no"))
                .isEmpty(); // in place of another
    }

    @Test
    void saysWhereARuleIsWrong() {
        assertThat(problems(Map.of(
                        SERVERS,
                        "127.0.0.1:9092",
                        "rule.few",
                        "when kafka.brokrs is below 3",
                        "rule.many",
                        "when kafka.brokers is abov 3")))
                .containsExactly(
                        "Setting 'rule.few': line 1, column 6: at 'kafka.brokrs': no metric of this name is known; did you"
                                + " mean 'kafka.brokers'?",
                        "Setting 'rule.many': line 1, column 23: at 'abov': one of 'above', 'below', 'outside', 'missing' is"
                                + " expected; did you mean 'above'?");
    }

    @Test
    void takesAPasswordFromAFile() throws Exception {
        Path secrets = Files.writeString(directory.resolve("secrets.properties"), "jmx = only-there\n");

        Map<String, String> resolved =
                resolved(Map.of("jmx.password", "${file:" + secrets + ":jmx}", "jmx.user", "monitor"), List.of());

        assertThat(resolved).containsEntry("jmx.password", "only-there").containsEntry("jmx.user", "monitor");
    }

    @Test
    void takesAPasswordFromADirectory() throws Exception {
        Files.writeString(directory.resolve("smtp-password"), "only-there");

        assertThat(resolved(Map.of("smtp.password", "${directory:" + directory + ":smtp-password}"), List.of()))
                .containsEntry("smtp.password", "only-there");
    }

    @Test
    void takesAValueFromTheEnvironment() {
        assertThat(resolved(Map.of("monitor.name", "cluster of ${env:PATH}"), List.of()))
                .containsEntry("monitor.name", "cluster of " + System.getenv("PATH"));
    }

    @Test
    void saysWhichSecretIsNotThere() {
        resolved(
                Map.of("smtp.password", "${env:NO_SUCH_VARIABLE}", "jmx.password", "${file:/no/such/file:key}"),
                List.of("'smtp.password'", "NO_SUCH_VARIABLE", "'jmx.password'", "/no/such/file"));
    }

    @Test
    void usesOnlyTheProvidersThatAreNamed() {
        assertThat(resolved(Map.of("config.providers", "file", "monitor.name", "${env:PATH}"), List.of()))
                .containsEntry("monitor.name", "${env:PATH}");
    }

    @Test
    void saysThatAProviderIsNotKnown() {
        resolved(Map.of("config.providers", "vault"), List.of("'config.providers.vault.class' is missing"));
    }

    private static Map<String, String> resolved(Map<String, String> raw, List<String> expectedWords) {
        var problems = new ArrayList<String>();
        Map<String, String> resolved = Placeholders.resolved(raw, problems);
        if (expectedWords.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(String.join("\n", problems)).contains(expectedWords);
        }
        return resolved;
    }
}
