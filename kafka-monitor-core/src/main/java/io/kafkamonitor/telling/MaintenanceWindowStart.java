package io.kafkamonitor.telling;

import io.kafkamonitor.hours.Hours;

/** The hours of a {@link MaintenanceWindow}, of which it is still to be said what they are for. Immutable. */
public final class MaintenanceWindowStart {

    private final Hours hours;
    private final AlertSelection selection;

    MaintenanceWindowStart(Hours hours) {
        this(hours, AlertSelection.all());
    }

    private MaintenanceWindowStart(Hours hours, AlertSelection selection) {
        this.hours = hours;
        this.selection = selection;
    }

    /** Of some alerts only; without it, of all. */
    public MaintenanceWindowStart of(AlertSelection newSelection) {
        return new MaintenanceWindowStart(hours, newSelection);
    }

    /** The window, with what it is for. */
    public MaintenanceWindow because(String comment) {
        return new MaintenanceWindow(hours, selection, comment);
    }
}
