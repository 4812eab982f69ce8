package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves that the integration tests of this package run with the oldest client, in the run that is meant to. */
@EnabledIfSystemProperty(named = "kafka.floor", matches = ".+")
class OldestClientIT {

    private static final Logger logger = LoggerFactory.getLogger(OldestClientIT.class);

    @Test
    void theClientIsTheOldestThatIsNotRefused() throws Exception {
        String number = new ClientVersion(getClass().getClassLoader()).number();
        logger.info("The Admin collectors are tested with kafka-clients {}", number);

        assertThat(number).isEqualTo(System.getProperty("kafka.floor")).isEqualTo(ClientVersion.OLDEST);
        assertThat(ClientVersion.problem()).isEmpty();
    }

    @Test
    void allThatTheMonitorUsesOfKafkaIsThere() {
        List<AccessTarget> missing = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.kafkamonitor")
                        .stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .<AccessTarget>map(JavaAccess::getTarget)
                        .filter(target -> target.getOwner().getPackageName().startsWith("org.apache.kafka"))
                        .filter(target -> target.resolveMember().isEmpty())
                        .toList();

        assertThat(missing).isEmpty();
    }
}
