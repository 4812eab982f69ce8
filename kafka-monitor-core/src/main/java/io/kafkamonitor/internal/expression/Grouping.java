package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which subjects of a column belong to which of those that are made of them, in the order in which these are first seen.
 *
 * <p>A hash table over the values of some labels that makes no object for a subject that it looks up, since there may be a
 * million of them. Not safe for use by several threads.
 */
public final class Grouping {

    private static final int FIRST_CAPACITY = 64;
    /** An odd number whose bits are well mixed. */
    private static final int SPREADING = 0x9E3779B1;

    private final String[] names;
    private final Set<String> nameSet;
    private final List<Labels> groups = new ArrayList<>();
    /** Positions in the list plus one, at the place of their hash or the next free one; 0 is free. */
    private int[] table = new int[FIRST_CAPACITY];

    private int last = -1;

    /** A grouping by the values of labels of these names. */
    public Grouping(List<String> names) {
        this.names = names.toArray(new String[0]);
        this.nameSet = new HashSet<>(names);
    }

    /** The subjects of a column, found by their labels, each at its own position. */
    public static Grouping of(Values values, List<String> names) {
        var grouping = new Grouping(names);
        for (int i = 0; i < values.size(); i++) {
            grouping.add(values.subject(i));
        }
        return grouping;
    }

    /** The labels of each group. */
    public List<Labels> groups() {
        return groups;
    }

    /** The position of the group to which a subject belongs; it is made if it is the first one. */
    public int add(Labels subject) {
        int found = find(subject);
        if (found < 0) {
            last = addAt(slot(subject), subject);
        }
        return last;
    }

    /** The position of the group to which a subject belongs, or -1 if there is none. */
    public int find(Labels subject) {
        // the subjects of one group mostly stand together
        if (last >= 0 && belongs(subject, last)) {
            return last;
        }
        int found = table[slot(subject)] - 1;
        last = found >= 0 ? found : last;
        return found;
    }

    /** The place of the group to which a subject belongs, or the free one where it would be. */
    private int slot(Labels subject) {
        int mask = table.length - 1;
        int slot = hash(subject) & mask;
        while (table[slot] != 0 && !belongs(subject, table[slot] - 1)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int addAt(int slot, Labels subject) {
        groups.add(subject.keep(nameSet));
        table[slot] = groups.size();
        if (groups.size() * 2 > table.length) {
            rehash();
        }
        return groups.size() - 1;
    }

    private void rehash() {
        int mask = table.length * 2 - 1;
        table = new int[table.length * 2];
        for (int i = 0; i < groups.size(); i++) {
            int slot = hash(groups.get(i)) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = i + 1;
        }
    }

    private boolean belongs(Labels subject, int index) {
        Labels group = groups.get(index);
        for (String name : names) {
            if (!Objects.equals(subject.value(name), group.value(name))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Names are mostly numbered, {@code orders-1}, {@code orders-2}, and the hash codes of such strings are a few apart;
     * joined as strings are, most of them would meet.
     */
    int hash(Labels subject) {
        int hash = 0;
        for (String name : names) {
            hash = (hash + Objects.hashCode(subject.value(name))) * SPREADING;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    @Override
    public String toString() {
        return groups.size() + " groups by " + Arrays.toString(names);
    }
}
