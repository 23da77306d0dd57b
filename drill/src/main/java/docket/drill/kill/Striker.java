package docket.drill.kill;

import docket.drill.victim.Disk;
import docket.drill.victim.Patience;
import docket.drill.victim.Victim;
import docket.drill.witness.DrillWitness;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Strikes a {@link Blow}. A named moment is brought about in the database, so that the program is the one that users
 * run: a table is locked until the program waits for it, a commit waits for a replica that there is none of, or the
 * log's witness does not answer.
 */
final class Striker {

    private static final long REACHED_WITHIN_MILLIS = 30_000;
    /** How long the witness is waited for: one that did not answer in time is asked again after half a minute. */
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(60);

    private static final int RANDOM_MILLIS = 400;
    private static final int START_MILLIS = 6_000;

    private static final int FULL_MILLIS = 2_000;
    private static final int LEAP_MILLIS = 1_000;

    private final Victim victim;
    private final @Nullable Disk disk;
    private final DrillWitness witness;
    private final Random random;

    /**
     * Makes a striker.
     *
     * @param disk the victim's; null where there is none that can be filled
     * @param witness of the victim's log
     */
    Striker(Victim victim, @Nullable Disk disk, DrillWitness witness, Random random) {
        this.victim = victim;
        this.disk = disk;
        this.witness = witness;
        this.random = random;
    }

    /**
     * Strikes. What the blow stopped is not started again.
     *
     * @return whether the program was at the moment that the blow names; always for one without such a moment
     */
    boolean strike(Blow blow) throws IOException, InterruptedException, SQLException {
        Thread.sleep(random.nextInt(RANDOM_MILLIS));
        switch (blow) {
            case PROGRAM -> victim.kill();
            case DATABASE -> victim.killDatabase();
            case BOTH -> {
                victim.killDatabase();
                victim.kill();
            }
            case CONNECTIONS -> dropConnections();
            case WHILE_STARTING -> {
                victim.kill();
                victim.start();
                Thread.sleep(random.nextInt(START_MILLIS));
                victim.kill();
            }
            case AT_FIRST_EVENT -> {
                return waitingFor("docket.domain_event");
            }
            case AT_FLUSH -> {
                return waitingFor("camunda.act_ru_execution");
            }
            case BEFORE_COMMIT -> {
                return waitingFor("docket.case_view");
            }
            case IN_SEQUENCER -> {
                return waitingFor("docket.log_entry");
            }
            case WHILE_SIGNING -> {
                return unsigned();
            }
            case AFTER_COMMIT -> {
                return committedUnanswered();
            }
            case DISK -> {
                return filled();
            }
            case CLOCK -> leap();
            case CLOCK_BACK -> {
                return killedAndSetBack();
            }
        }
        return true;
    }

    private void dropConnections() throws IOException {
        new JdbcTemplate(victim.database())
                .query(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'docket_app'",
                        row -> {});
    }

    private boolean waitingFor(String table) throws IOException, InterruptedException, SQLException {
        DataSource database = victim.database();
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(holder, true))
                    .execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
            boolean reached = Patience.until(
                    new JdbcTemplate(database),
                    REACHED_WITHIN_MILLIS,
                    "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = ?::regclass AND NOT granted)",
                    table);
            victim.kill();
            holder.rollback();
            return reached;
        }
    }

    /** Kills when the tiles are on the disk, the witness is asked, and the checkpoint is not there yet. */
    private boolean unsigned() throws InterruptedException {
        boolean reached = witness.hold(ASKED_WITHIN);
        try {
            victim.kill();
        } finally {
            witness.letGo();
        }
        return reached;
    }

    private boolean committedUnanswered() throws IOException, InterruptedException {
        JdbcTemplate sql = new JdbcTemplate(victim.database());
        commitsWaitFor(sql, "nobody");
        try {
            return Patience.until(
                    sql,
                    REACHED_WITHIN_MILLIS,
                    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep')");
        } finally {
            victim.kill();
            commitsWaitFor(sql, "");
        }
    }

    /** Fills the disk under load, until nothing can be stored any more; half of the time PostgreSQL dies of it. */
    private boolean filled() throws IOException, InterruptedException {
        if (disk == null) {
            throw new IllegalStateException("no disk to fill");
        }
        JdbcTemplate sql = new JdbcTemplate(victim.database());
        disk.fill();
        try {
            boolean full = refused(sql, "CREATE TEMP TABLE ballast AS SELECT n FROM generate_series(1, 1000000) n");
            if (random.nextBoolean()) {
                full |= refused(sql, "SELECT pg_logical_emit_message(true, 'drill', repeat('x', 100000000))");
            }
            Thread.sleep(FULL_MILLIS + random.nextInt(FULL_MILLIS));
            return full;
        } finally {
            disk.empty();
        }
    }

    private static boolean refused(JdbcTemplate sql, String statement) {
        try {
            sql.execute(statement);
            return false;
        } catch (DataAccessException e) {
            return true;
        }
    }

    /**
     * Moves the clock several times; the program works for a while each time, and timers set in between are due at the
     * end.
     */
    private void leap() throws IOException, InterruptedException {
        Duration there = victim.ahead().plus(hours());
        Duration back = there.minus(hours());
        for (Duration ahead : List.of(there, back.isNegative() ? Duration.ZERO : back, there)) {
            victim.setAhead(ahead);
            Thread.sleep(LEAP_MILLIS + random.nextInt(LEAP_MILLIS));
        }
    }

    private boolean killedAndSetBack() throws IOException, InterruptedException {
        Duration before = victim.ahead();
        victim.setAhead(before.plus(hours()));
        Thread.sleep(LEAP_MILLIS);
        boolean reached = Patience.until(
                new JdbcTemplate(victim.database()),
                REACHED_WITHIN_MILLIS,
                "SELECT EXISTS (SELECT FROM camunda.act_ru_job WHERE lock_exp_time_ > localtimestamp + ? * interval '1 s')",
                before.toSeconds() + 60);
        victim.kill();
        victim.setAhead(before);
        return reached;
    }

    private Duration hours() {
        return Duration.ofMinutes(60 + random.nextInt(300));
    }

    /** @param replica its name; empty where commits wait for none */
    private static void commitsWaitFor(JdbcTemplate sql, String replica) {
        sql.execute("ALTER SYSTEM SET synchronous_standby_names = '" + replica + "'");
        sql.query("SELECT pg_reload_conf()", row -> {});
    }
}
