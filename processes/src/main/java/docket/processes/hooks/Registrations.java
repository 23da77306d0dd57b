package docket.processes.hooks;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives registration numbers: one series for each organisation and calendar year in the agency's zone, without gaps. A
 * number belongs to the transaction that takes it; if that rolls back, the next one takes the same.
 */
public final class Registrations {

    /** A number and what it is made of. */
    record Number(String text, int year, long serial) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ZoneId zone;

    public Registrations(JdbcTemplate jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** Takes the next number; its counter row stays locked until the transaction ends. */
    Number next(String organization) {
        int year = LocalDate.now(clock.withZone(zone)).getYear();
        Long serial = jdbc.queryForObject(
                "INSERT INTO docket.registration_counter AS c (organization, year, last_serial) VALUES (?, ?, 1)"
                        + " ON CONFLICT (organization, year) DO UPDATE SET last_serial = c.last_serial + 1"
                        + " RETURNING last_serial",
                Long.class,
                organization,
                year);
        if (serial == null) {
            throw new IllegalStateException("The registration counter answered nothing for " + organization);
        }
        return new Number(String.format(Locale.ROOT, "%s-%d-%06d", organization, year, serial), year, serial);
    }
}
