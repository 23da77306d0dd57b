package docket.engine.unit;

import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Locks an aggregate in the database, before it is loaded and until the transaction ends, so that every node sees the
 * lock and a waiter holds nothing that another needs. Reentrant within a transaction.
 */
public final class DatabaseLocks implements LockFactory {

    private static final Lock UNTIL_THE_TRANSACTION_ENDS = new Lock() {
        @Override
        public void release() {
            // PostgreSQL releases it with the transaction
        }

        @Override
        public boolean isHeld() {
            return true;
        }
    };

    private final JdbcTemplate jdbc;

    public DatabaseLocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Lock obtainLock(String aggregateId) {
        Watch.Running waiting = Watch.begin(Work.LOCK, "aggregate");
        jdbc.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, aggregateId);
        waiting.end(Watch.OK);
        return UNTIL_THE_TRANSACTION_ENDS;
    }
}
