package docket.engine.destruction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * For how long a closed case is kept: whole years from the first of January after its close, as the Enforcement Decree of
 * Korea's Public Records Management Act counts them (article 26). The classes are those of a model's {@code
 * docket.retention}; {@code semi-permanent}, {@code permanent} and any other have no end that a program could decide.
 */
public final class Retention {

    private static final Map<String, Integer> YEARS =
            Map.of("1-year", 1, "3-years", 3, "5-years", 5, "10-years", 10, "30-years", 30);

    /** The last day on which the case must be kept; empty where there is none. */
    public static Optional<LocalDate> lastDay(String retentionClass, Instant closedAt, ZoneId zone) {
        return Optional.ofNullable(YEARS.get(retentionClass))
                .map(years -> LocalDate.of(closedAt.atZone(zone).getYear() + years, 12, 31));
    }

    private Retention() {}
}
