package docket.engine.destruction.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A closed case whose retention is over.
 *
 * @param number its registration number, where it was registered
 * @param keptUntil the last day on which it had to be kept
 */
public record KeptCase(
        String caseId,
        String organization,
        @Nullable String number,
        String retentionClass,
        Instant closedAt,
        LocalDate keptUntil) {}
