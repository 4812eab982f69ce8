package io.kafkamonitor.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeanReaderTest {

    private static final String QUERY = "names";

    private final FakeBeans beans = new FakeBeans();
    private final List<String> calls = new ArrayList<>();
    private final BeanReader reader = new BeanReader(recordingCalls());

    @BeforeEach
    void readOnce() throws Exception {
        read(0);
    }

    @Test
    void needsOneRoundTripForEachBeanAndOneForEachFamily() {
        int fixedBeans = BrokerLoadCatalog.ATTRIBUTES.size();
        int membersOfFamilies = 3 + 2 + 1;

        assertThat(calls).hasSize(fixedBeans + membersOfFamilies + BeanFamily.values().length);
        assertThat(fixedBeans).as("as the documentation of JmxCollectors says").isEqualTo(18);
    }

    @Test
    void looksNamesUpEveryTwoMinutes() throws Exception {
        assertThat(callsAt(119)).doesNotContain(QUERY);
        assertThat(callsAt(120)).contains(QUERY);
        assertThat(callsAt(200)).doesNotContain(QUERY);
    }

    @Test
    void looksNamesUpAgainAfterABeanHasVanished() throws Exception {
        beans.remove(FakeBeans.requests("Produce", 11));

        assertThat(callsAt(10)).doesNotContain(QUERY);
        assertThat(callsAt(20)).contains(QUERY);
        assertThat(callsAt(30)).doesNotContain(QUERY);
    }

    @Test
    void looksNamesUpInEachPassWhileTheBrokerIsYoung() throws Exception {
        beans.set(FakeBeans.RUNTIME, "Uptime", 60_000L);
        read(10);

        assertThat(callsAt(20)).contains(QUERY);
        assertThat(callsAt(30)).contains(QUERY);
    }

    private List<String> callsAt(int seconds) throws IOException {
        calls.clear();
        read(seconds);
        return List.copyOf(calls);
    }

    private void read(int seconds) throws IOException {
        reader.read(Duration.ofSeconds(seconds).toNanos());
    }

    private RemoteBeans recordingCalls() {
        return new RemoteBeans() {
            @Override
            public List<Attribute> attributes(ObjectName bean, String... names)
                    throws IOException, InstanceNotFoundException, ReflectionException {
                calls.add("attributes");
                return beans.attributes(bean, names);
            }

            @Override
            public Set<ObjectName> names(ObjectName pattern) {
                calls.add(QUERY);
                return beans.names(pattern);
            }
        };
    }
}
