package docket.api.operation;

import org.jspecify.annotations.Nullable;

/**
 * How far the record's own work has come, as the database says.
 *
 * @param unnumbered events that are committed and have no place in the order yet
 * @param oldestUnnumberedSeconds the age of the oldest of them, 0 where there is none
 * @param staleViews cases, among those of the newest events, whose view does not show them yet
 * @param failedJobs jobs without retries left
 * @param dueJobs jobs that could run now
 * @param incidents what the engine reports as an incident, failed external tasks among them
 * @param sample somebody's wrapped key, which the master key must open; null where there is none
 */
record Standing(
        long unnumbered,
        double oldestUnnumberedSeconds,
        long staleViews,
        long failedJobs,
        long dueJobs,
        long incidents,
        @Nullable WrappedKey sample) {

    /** A person's key, wrapped as the database has it. */
    record WrappedKey(String person, byte[] key) {}
}
