package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.state.StateStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each store that does not keep to the contract is found out; one that does is {@link InMemoryStateStoreTest}. */
class StateStoreContractTest {

    private final Map<String, byte[]> place = new HashMap<>();

    @Test
    void findsOutAStoreThatForgets() {
        assertBroken(contractOf(changes -> {})::keepsWhatWasCommitted);
    }

    @Test
    void findsOutAStoreThatDoesNotRemove() {
        assertBroken(contractOf(changes -> changes.forEach((key, value) -> {
            if (value != null) {
                place.put(key, value);
            }
        }))::removesWhatIsNullWhetherItIsThereOrNot);
    }

    @Test
    void findsOutAStoreThatKeepsTheFirstValue() {
        assertBroken(contractOf(changes -> changes.forEach(place::putIfAbsent))::keepsTheLastValueOfAKey);
    }

    @Test
    void findsOutAStoreThatTakesAnything() {
        StateStoreContract contract = contractOf(this::keep);

        assertBroken(contract::refusesAKeyThatIsEmptyOrTooLongAndThenKeepsNothing);
        assertBroken(contract::refusesAKeyThatIsNoCleanTextAndThenKeepsNothing);
        assertBroken(contract::refusesAValueThatIsTooLargeAndThenKeepsNothing);
        assertBroken(contract::commitsNothingBeforeItIsLoadedAndAfterItIsClosed);
    }

    @Test
    void findsOutAStoreThatSharesItsArrays() {
        assertBroken(contractOf(this::keep)::sharesNoArrayWithItsCaller);
    }

    @Test
    void findsOutAStoreThatIsNotHeld() {
        assertBroken(contractOf(this::keep)::saysWhoHoldsItInsteadOfLoading);
    }

    private void keep(Map<String, byte @Nullable []> changes) {
        changes.forEach((key, value) -> {
            if (value == null) {
                place.remove(key);
            } else {
                place.put(key, value);
            }
        });
    }

    private static void assertBroken(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private StateStoreContract contractOf(Commit commit) {
        return new StateStoreContract() {
            @Override
            public StateStore openStore() {
                return new FunctionStore(place, commit);
            }

            @Override
            public Optional<StateStore> heldStore() {
                return Optional.of(openStore());
            }
        };
    }

    private interface Commit {
        void of(Map<String, byte @Nullable []> changes);
    }

    private record FunctionStore(Map<String, byte[]> place, Commit commit) implements StateStore {

        @Override
        public Map<String, byte[]> load() {
            return new HashMap<>(place);
        }

        @Override
        public void commit(Map<String, byte @Nullable []> changes) {
            commit.of(changes);
        }
    }
}
