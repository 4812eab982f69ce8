package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private static final Labels BILLING = Labels.of("group", "billing", "topic", "payments");

    @Test
    void keepsTheContractOfEqualsAndHashCode() {
        EqualsVerifier.forClass(Labels.class)
                // the hash code is computed from the pairs by the constructor, which the verifier goes round
                .suppress(Warning.STRICT_HASHCODE, Warning.NULL_FIELDS)
                .verify();
    }

    @Test
    void areTheSameInWhateverOrderTheyWereGiven() {
        Labels other = Labels.of("topic", "payments", "group", "billing");

        assertThat(other).isEqualTo(BILLING).hasSameHashCodeAs(BILLING).hasToString("group=billing, topic=payments");
    }

    @Test
    void areTheSameFromAMapOfAnyOrder() {
        var reversed = new TreeMap<String, String>(Comparator.reverseOrder());
        reversed.put("group", "billing");
        reversed.put("topic", "payments");

        assertThat(Labels.of(reversed)).isEqualTo(BILLING);
        assertThat(Labels.of("group", "billing")).isEqualTo(Labels.of(Map.of("group", "billing")));
    }

    @Test
    void differWhenAPairDiffers() {
        assertThat(Labels.of("topic", "a"))
                .isNotEqualTo(Labels.of("topic", "b"))
                .isNotEqualTo(Labels.of("group", "a"))
                .isNotEqualTo(Labels.of("topic", "a", "x", "y"))
                .isNotEqualTo(Labels.EMPTY);
    }

    @Test
    void areOneInstanceWhenThereAreNone() {
        assertThat(Labels.of()).isSameAs(Labels.EMPTY);
        assertThat(Labels.of(Map.of())).isSameAs(Labels.EMPTY);
        assertThat(BILLING.keep(Set.of())).isSameAs(Labels.EMPTY);
    }

    @Test
    void refuseANameWithoutAValue() {
        assertThatThrownBy(() -> Labels.of("group", "billing", "topic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[group, billing, topic]");
    }

    @Test
    void refuseANameGivenTwice() {
        assertThatThrownBy(() -> Labels.of("topic", "a", "topic", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'topic' is given twice");
    }

    @Test
    void refuseAnEmptyName() {
        assertThatThrownBy(() -> Labels.of("", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Labels.of("a", "b", "", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Labels.of(Map.of("", "a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BILLING.with("", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseNullWhereverItIsGiven() {
        var nullName = new HashMap<String, String>(Collections.singletonMap(null, "a"));
        var nullValue = new HashMap<String, String>(Collections.singletonMap("topic", null));

        assertThatThrownBy(() -> Labels.of("topic", (String) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Labels.of("a", "b", "topic", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Labels.of(nullName)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Labels.of(nullValue)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> BILLING.with("topic", null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void mayHaveAnEmptyValue() {
        assertThat(Labels.of("client", "").value("client")).isEmpty();
    }

    @Test
    void showAPersonWhatIsEmptyOrBlankOrEndless() {
        Labels labels = Labels.of("group", "", "host", " ", "topic", "x".repeat(1_000), "z", "plain");

        assertThat(labels.text(0)).isEqualTo("(empty)");
        assertThat(labels.text(1)).isEqualTo("(blank)");
        assertThat(labels.text(2)).hasSize(300).endsWith("x…");
        assertThat(labels.text(3)).isEqualTo("plain");
        assertThat(labels.value(0)).isEmpty();
        assertThat(Labels.of("group", "", "topic", "a")).hasToString("group=(empty), topic=a");
    }

    @Test
    void giveNamesAndValuesByPosition() {
        assertThat(BILLING.size()).isEqualTo(2);
        assertThat(BILLING.name(0)).isEqualTo("group");
        assertThat(BILLING.value(0)).isEqualTo("billing");
        assertThat(BILLING.name(1)).isEqualTo("topic");
        assertThat(BILLING.value(1)).isEqualTo("payments");
    }

    @Test
    void giveAValueByName() {
        assertThat(BILLING.value("topic")).isEqualTo("payments");
        assertThat(BILLING.value("payments")).isNull();
    }

    @Test
    void addOneInItsSortedPlace() {
        assertThat(BILLING.with("partition", "3"))
                .isEqualTo(Labels.of("group", "billing", "partition", "3", "topic", "payments"));
    }

    @Test
    void replaceTheValueOfOneAndStayAsTheyWere() {
        assertThat(BILLING.with("topic", "refunds")).isEqualTo(Labels.of("group", "billing", "topic", "refunds"));
        assertThat(BILLING.value("topic")).isEqualTo("payments");
    }

    @Test
    void keepOnlyTheNamesGiven() {
        assertThat(BILLING.keep(Set.of("topic", "partition"))).isEqualTo(Labels.of("topic", "payments"));
    }

    @Test
    void containOthersWhenEveryPairIsThere() {
        assertThat(BILLING.containsAll(Labels.of("topic", "payments"))).isTrue();
        assertThat(BILLING.containsAll(Labels.EMPTY)).isTrue();
        assertThat(BILLING.containsAll(Labels.of("topic", "refunds"))).isFalse();
        assertThat(BILLING.containsAll(Labels.of("partition", "3"))).isFalse();
        assertThat(Labels.of("topic", "payments").containsAll(BILLING)).isFalse();
    }

    @Test
    void areSortedByNamesAndValuesInTurn() {
        assertThat(Labels.EMPTY).isLessThan(Labels.of("group", "accounts"));
        assertThat(Labels.of("group", "accounts")).isLessThan(Labels.of("group", "billing"));
        assertThat(Labels.of("group", "billing")).isLessThan(BILLING);
        assertThat(BILLING).isEqualByComparingTo(Labels.of("topic", "payments", "group", "billing"));
    }

    @Test
    void giveAMapThatIsTheCallersOwn() {
        Map<String, String> map = BILLING.asMap();
        map.put("topic", "refunds");

        assertThat(map).containsExactly(Map.entry("group", "billing"), Map.entry("topic", "refunds"));
        assertThat(BILLING.value("topic")).isEqualTo("payments");
    }

    @Test
    void showsNoControlCharactersButKeepsThem() {
        Labels labels = Labels.of("group", "a\n12:00 ERROR\u001b[2J\u0001");

        assertThat(labels.toString()).isEqualTo("group=a 12:00 ERROR\ufffd[2J\ufffd");
        assertThat(labels.text(0)).isEqualTo("a 12:00 ERROR\ufffd[2J\ufffd");
        assertThat(labels.value("group")).isEqualTo("a\n12:00 ERROR\u001b[2J\u0001");
    }
}
