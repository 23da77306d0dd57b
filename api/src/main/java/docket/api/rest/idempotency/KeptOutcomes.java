package docket.api.rest.idempotency;

import docket.api.rest.idempotency.Idempotency.Request;
import docket.engine.agency.Agency;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code docket.idempotency}, which keeps the outcomes of successful requests for 30 days. */
@Component
final class KeptOutcomes {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final AtomicLong lastForgotten = new AtomicLong();

    KeptOutcomes(JdbcTemplate jdbc, Agency agency) {
        this.jdbc = jdbc;
        this.clock = agency.clock();
    }

    /** Takes the key until the transaction ends; false where another request of it is running. */
    boolean lock(Request request) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                Boolean.class,
                "idempotency\n" + request.caller() + "\n" + request.route() + "\n" + request.key()));
    }

    Optional<Row> find(Request request) {
        Instant now = clock.instant();
        forgetOld(now);
        return jdbc
                .query(
                        """
                        SELECT request_sha256, status, location, etag FROM docket.idempotency
                        WHERE caller = ? AND route = ? AND key = ? AND created_at >= ?""",
                        (row, i) ->
                                new Row(row.getBytes(1), new Outcome(row.getInt(2), row.getString(3), row.getLong(4))),
                        request.caller(),
                        request.route(),
                        request.key(),
                        Timestamp.from(now.minus(KEPT)))
                .stream()
                .findFirst();
    }

    /** Whether an item of a request with this key was kept with another body. */
    boolean holdsOtherItems(Request request) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                SELECT EXISTS (SELECT FROM docket.idempotency
                    WHERE caller = ? AND route = ? AND starts_with(key, ?) AND request_sha256 <> ?)""", Boolean.class, request.caller(), request.route(), request.key(), request.sha256()));
    }

    void keep(Request request, Outcome outcome) {
        jdbc.update(
                """
                INSERT INTO docket.idempotency
                    (caller, route, key, request_sha256, status, location, etag, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (caller, route, key) DO UPDATE
                SET request_sha256 = excluded.request_sha256, status = excluded.status,
                    location = excluded.location, etag = excluded.etag, created_at = excluded.created_at""",
                request.caller(),
                request.route(),
                request.key(),
                request.sha256(),
                outcome.status(),
                outcome.resource(),
                Long.toString(outcome.version()),
                Timestamp.from(clock.instant()));
    }

    /** Forgets old outcomes once in an hour, so that hardly any request pays for it. */
    private void forgetOld(Instant now) {
        long last = lastForgotten.get();
        boolean due = now.toEpochMilli() - last > Duration.ofHours(1).toMillis();
        if (due && lastForgotten.compareAndSet(last, now.toEpochMilli())) {
            jdbc.update("DELETE FROM docket.idempotency WHERE created_at < ?", Timestamp.from(now.minus(KEPT)));
        }
    }

    record Row(byte[] requestSha256, Outcome outcome) {}
}
