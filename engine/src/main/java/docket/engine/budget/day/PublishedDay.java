package docket.engine.budget.day;

import org.jspecify.annotations.Nullable;

/**
 * A day's event as it was stored, with all that it takes to hold it against the log.
 *
 * @param payload the bytes, JSON in UTF-8
 * @param payloadSalt 32 bytes
 * @param logIndex its place in the one order; null until it is numbered
 */
public record PublishedDay(
        BudgetDayPublished event,
        byte[] payload,
        byte[] payloadSalt,
        @Nullable Long logIndex) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PublishedDay day && event.equals(day.event);
    }

    @Override
    public int hashCode() {
        return event.hashCode();
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
