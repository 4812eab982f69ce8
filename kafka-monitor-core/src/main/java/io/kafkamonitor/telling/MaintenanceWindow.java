package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.hours.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours in which people do not want to be told of some alerts, each week or once. Whoever was told of an alert before is told
 * its end all the same. Immutable.
 *
 * <pre>{@code
 * MaintenanceWindow.weekly(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(4, 0), SATURDAY, SUNDAY)
 *         .of(AlertSelection.all().where("cluster", "test"))
 *         .because("nightly restarts")
 * }</pre>
 */
public final class MaintenanceWindow {

    private static final String WHAT = "a maintenance window";

    private final Hours hours;
    private final AlertSelection selection;
    private final String because;

    MaintenanceWindow(Hours hours, AlertSelection selection, String because) {
        this.hours = hours;
        this.selection = selection;
        this.because = Said.because(because, WHAT);
    }

    /**
     * Begins a window of hours of each week, as {@link Hours#weekly} has them.
     *
     * @throws IllegalArgumentException if no day is named, or if it would never end
     */
    public static MaintenanceWindowStart weekly(ZoneId zone, LocalTime from, LocalTime until, DayOfWeek... days) {
        return new MaintenanceWindowStart(Hours.weekly(zone, from, until, days));
    }

    /** Begins a window of hours of each day; otherwise as {@link #weekly}. */
    public static MaintenanceWindowStart daily(ZoneId zone, LocalTime from, LocalTime until) {
        return weekly(zone, from, until, DayOfWeek.values());
    }

    /**
     * Begins a window from a moment to another.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public static MaintenanceWindowStart once(Instant from, Instant until) {
        return new MaintenanceWindowStart(Hours.once(from, until));
    }

    /**
     * Begins a window whose hours were written as {@link #hours()} says.
     *
     * @throws IllegalArgumentException for another text
     */
    public static MaintenanceWindowStart during(String hours) {
        return new MaintenanceWindowStart(Hours.parse(hours));
    }

    /** Its hours in words from which {@link #during} makes them again. */
    public String hours() {
        return hours.toString();
    }

    /** Which alerts it is of. */
    public AlertSelection selection() {
        return selection;
    }

    /** What it is for. */
    public String because() {
        return because;
    }

    /** Whether a moment is in it. */
    public boolean contains(Instant instant) {
        return hours.contains(instant);
    }

    /**
     * When the window around a moment ends; where the next follows at once, when that one ends.
     *
     * @throws IllegalArgumentException if the moment is in no window
     */
    public Instant endOf(Instant instant) {
        if (!contains(instant)) {
            throw new IllegalArgumentException(
                    "Moment '" + instant + "' is not in '" + hours + "'; ask contains(..) first");
        }
        return hours.endOf(instant);
    }

    /** Whether it is of an alert, whatever the time is. */
    public boolean matches(Alert alert) {
        return selection.matches(alert);
    }

    /** As in a sentence: {@code maintenance window SATURDAY 22:00 to 04:00 Europe/Berlin of topic test-*, because: ...}. */
    @Override
    public String toString() {
        return "maintenance window " + hours + " of " + selection + ", because: " + because;
    }
}
