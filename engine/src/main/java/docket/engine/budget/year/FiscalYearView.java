package docket.engine.budget.year;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fiscal year that was opened or closed, as it stands; {@code version} counts its events. Immutable. */
public record FiscalYearView(
        int fiscalYear, boolean open, @Nullable String reason, Instant since, long version) {

    /** @throws IllegalArgumentException if it is no event of a fiscal year */
    static FiscalYearView fold(
            @Nullable FiscalYearView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        long version = before == null ? 1 : before.version + 1;
        if (event instanceof FiscalYearOpened opened) {
            return new FiscalYearView(opened.fiscalYear(), true, null, occurredAt, version);
        }
        if (event instanceof FiscalYearClosed closed) {
            return new FiscalYearView(closed.fiscalYear(), false, closed.reason(), occurredAt, version);
        }
        throw new IllegalArgumentException("Expected an event of a fiscal year but found " + event);
    }
}
