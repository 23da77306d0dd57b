package docket.api.cli.drill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Strikes a {@link Blow}. A named moment is brought about in the database, so that the program is the one that users
 * run: a table is locked until the program waits for it, or a commit waits for a replica that there is none of.
 */
final class Striker {

    private static final long REACHED_WITHIN_MILLIS = 15_000;
    private static final int RANDOM_MILLIS = 400;
    private static final int START_MILLIS = 6_000;

    private final Victim victim;
    private final Random random;

    Striker(Victim victim, Random random) {
        this.victim = victim;
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
            case AFTER_COMMIT -> {
                return committedUnanswered();
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

    /** @param replica its name; empty where commits wait for none */
    private static void commitsWaitFor(JdbcTemplate sql, String replica) {
        sql.execute("ALTER SYSTEM SET synchronous_standby_names = '" + replica + "'");
        sql.query("SELECT pg_reload_conf()", row -> {});
    }
}
