package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Column} may lack series: the entities of which some could not be listed, and why.
 *
 * <p>A gap belongs to the entities that could be in it and to nobody else. A gap of {@code group=payroll} leaves the
 * series of {@code group=billing} complete; those of {@code topic=orders} may be more, since payroll may read that topic.
 * A gap of {@link Labels#EMPTY} may hold any series but those of entities that are complete. Immutable, and safe for use
 * by several threads.
 */
public final class Gaps {

    /** No gap: every series is listed. */
    public static final Gaps NONE = new Gaps(Map.of(), Set.of());

    private final Map<Labels, Unknown> entities;
    private final Set<Labels> complete;
    private final LabelsIndex<Boolean> completeIndex = new LabelsIndex<>();
    /** The last one made; whoever asks mostly asks for many subjects with labels of the same names. */
    private volatile @Nullable Projection last;

    private Gaps(Map<Labels, Unknown> entities, Set<Labels> complete) {
        this.entities = entities;
        this.complete = complete;
        complete.forEach(entity -> completeIndex.put(entity, true));
    }

    /** Gaps of entities, in the order of the map; what is complete in spite of them. */
    static Gaps of(Map<Labels, Unknown> entities, Set<Labels> complete) {
        return entities.isEmpty()
                ? NONE
                : new Gaps(
                        Collections.unmodifiableMap(new LinkedHashMap<>(entities)),
                        Collections.unmodifiableSet(new LinkedHashSet<>(complete)));
    }

    /** Where one column or another may lack series: what is complete is so in both. */
    public static Gaps both(Gaps one, Gaps other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return one.isEmpty() ? other : one;
        }
        var entities = new LinkedHashMap<>(one.entities);
        other.entities.forEach(entities::putIfAbsent);
        var complete = new LinkedHashSet<>(one.complete);
        complete.retainAll(other.complete);
        return of(entities, complete);
    }

    /** Whether every series is listed. */
    public boolean isEmpty() {
        return entities.isEmpty();
    }

    /** The entities of which series may be missing, and why, in the order in which they were told. */
    public Map<Labels, Unknown> entities() {
        return entities;
    }

    /** The entities of which every series is listed although there is a gap of {@link Labels#EMPTY}. */
    public Set<Labels> complete() {
        return complete;
    }

    /** Only the gaps of those entities that the test takes. */
    public Gaps where(Predicate<Labels> test) {
        var taken = new LinkedHashMap<Labels, Unknown>();
        entities.forEach((entity, why) -> {
            if (test.test(entity)) {
                taken.put(entity, why);
            }
        });
        return taken.size() == entities.size() ? this : of(taken, complete);
    }

    /**
     * Why there may be series of a subject that are not listed: those that have all its labels. Empty if none can be
     * missing, because each gap has another value for one of its labels.
     *
     * @param subject some labels of a series, or all; {@link Labels#EMPTY} for whether there is any gap
     */
    public Optional<Unknown> touching(Labels subject) {
        if (entities.isEmpty()) {
            return Optional.empty();
        }
        Unknown why = projectionFor(subject).find(subject);
        if (why == null && completeIndex.find(subject) == null) {
            why = entities.get(Labels.EMPTY);
        }
        return Optional.ofNullable(why);
    }

    private Projection projectionFor(Labels subject) {
        Projection projection = last;
        if (projection == null || !projection.subject.hasNamesOf(subject)) {
            projection = new Projection(requireNonNull(subject, "subject"), entities);
            last = projection;
        }
        return projection;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gaps gaps && gaps.entities.equals(entities) && gaps.complete.equals(complete);
    }

    @Override
    public int hashCode() {
        return entities.hashCode();
    }

    /** The entities and reasons as {@code {group=payroll=the monitor may not read it}}. */
    @Override
    public String toString() {
        return complete.isEmpty() ? entities.toString() : entities + " but not " + complete;
    }

    /**
     * The gaps of named entities as they look to subjects with labels of certain names: cut down to the labels that both
     * have, which must be equal if a series is to have those of both.
     */
    private static final class Projection {

        private final Labels subject;
        private final LabelsIndex<Unknown> reasons = new LabelsIndex<>();

        /** @param subject any one with labels of these names */
        Projection(Labels subject, Map<Labels, Unknown> entities) {
            this.subject = subject;
            Set<String> names = subject.asMap().keySet();
            entities.forEach((entity, why) -> {
                if (entity.size() > 0) {
                    reasons.put(entity.keep(names), why);
                }
            });
        }

        @Nullable
        Unknown find(Labels asked) {
            return reasons.find(asked);
        }
    }
}
