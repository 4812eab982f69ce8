package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds for each series the tally of its subject, in the order in which subjects are first seen.
 *
 * <p>A hash table over the values of some labels that makes no object for a series it looks up, since there may be a
 * million of them. Not safe for use by several threads.
 */
final class Groups {

    private static final int FIRST_CAPACITY = 64;
    /** An odd number whose bits are well mixed. */
    private static final int SPREADING = 0x9E3779B1;

    private final String[] names;
    private final Set<String> nameSet;
    private final List<Tally> tallies = new ArrayList<>();
    /** Positions in the list plus one, at the place of their hash or the next free one; 0 is free. */
    private int[] table = new int[FIRST_CAPACITY];

    private int last = -1;

    Groups(List<String> names) {
        this.names = names.toArray(new String[0]);
        this.nameSet = new HashSet<>(names);
    }

    /** The subject's tallies. */
    List<Tally> tallies() {
        return tallies;
    }

    /** The position of the tally to which a series belongs; it is made if it is the first one. */
    int indexOf(Labels series) {
        // the series of one subject mostly stand together
        if (last >= 0 && belongs(series, last)) {
            return last;
        }
        last = lookUp(series);
        return last;
    }

    /** The position of the tally to which a series belongs, or -1 if there is none. */
    int find(Labels series) {
        if (last >= 0 && belongs(series, last)) {
            return last;
        }
        int found = table[slot(series)] - 1;
        last = found >= 0 ? found : last;
        return found;
    }

    private int lookUp(Labels series) {
        int slot = slot(series);
        return table[slot] == 0 ? add(series, slot) : table[slot] - 1;
    }

    /** The place of the tally to which a series belongs, or the free one where it would be. */
    private int slot(Labels series) {
        int mask = table.length - 1;
        int slot = hash(series) & mask;
        while (table[slot] != 0 && !belongs(series, table[slot] - 1)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int add(Labels series, int slot) {
        tallies.add(new Tally(series.keep(nameSet)));
        table[slot] = tallies.size();
        if (tallies.size() * 2 > table.length) {
            rehash();
        }
        return tallies.size() - 1;
    }

    private void rehash() {
        int mask = table.length * 2 - 1;
        table = new int[table.length * 2];
        for (int i = 0; i < tallies.size(); i++) {
            int slot = hash(tallies.get(i).subject()) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = i + 1;
        }
    }

    private boolean belongs(Labels series, int index) {
        Labels subject = tallies.get(index).subject();
        for (String name : names) {
            if (!Objects.equals(series.value(name), subject.value(name))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Names are mostly numbered, {@code orders-1}, {@code orders-2}, and the hash codes of such strings are a few apart;
     * joined as strings are, most of them would meet.
     */
    int hash(Labels series) {
        int hash = 0;
        for (String name : names) {
            hash = (hash + Objects.hashCode(series.value(name))) * SPREADING;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    @Override
    public String toString() {
        return tallies.size() + " groups by " + Arrays.toString(names);
    }
}
