package docket.engine.proof;

import docket.engine.order.Head;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.proof.witness.Cosigners;
import docket.engine.refusal.Refused;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Signs the order while it grows: each second, or as soon as 5,000 entries wait. It works after the commit, on a thread
 * and a connection of its own, so nobody waits for it and nothing fails with it. Of several nodes one signs: that which
 * has the key, and among those that share its files the one that holds the lock in the database.
 *
 * <p>The first program of a record makes the key. A key that is not the one on record is recorded before it counts.
 */
public final class LogPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int MANY = 5_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 60_000;
    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended('docket.log', 0))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('docket.log', 0))";
    private static final String ENTRIES =
            "SELECT log_index, entry FROM docket.log_entry WHERE log_index >= ? ORDER BY log_index LIMIT ?";

    /**
     * How often a pass is made.
     *
     * @param signing the least time between two checkpoints
     * @param trying the time until it tries again, where another node signs or something is wrong
     */
    public record Pace(Duration signing, Duration trying) {
        public static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    private final DataSource connections;
    private final Pace pace;
    private final Head head;
    private final LogKeys keys;
    private final LogFiles files;
    private final Cosigners cosigners;
    private final String origin;

    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile boolean signs;
    private volatile long size;
    private volatile long behindSince = -1;
    private volatile @Nullable Refused refused;
    private @Nullable String recordedKey;

    /**
     * @param connections its own: it keeps one connection for as long as it runs
     * @param origin of a log that has no key yet
     */
    public LogPublisher(
            DataSource connections,
            Head head,
            LogKeys keys,
            LogFiles files,
            Cosigners cosigners,
            String origin,
            Pace pace) {
        this.cosigners = cosigners;
        this.connections = connections;
        this.pace = pace;
        this.head = head;
        this.keys = keys;
        this.files = files;
        this.origin = origin;
    }

    public synchronized void start() {
        running = true;
        Thread started = new Thread(this::run, "docket-log");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** Stops after the pass that is running. */
    @Override
    public synchronized void close() throws InterruptedException {
        Thread stopping = thread;
        running = false;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            stopping.join(TimeUnit.SECONDS.toMillis(10));
        }
        thread = null;
    }

    /** How the log stands after the last pass; asking costs nothing. */
    public LogStanding standing() {
        long unsigned = signs ? Math.max(0, head.index() + 1 - size) : 0;
        long since = behindSince;
        double seconds = unsigned == 0 || since < 0 ? 0 : (System.nanoTime() - since) / 1e9;
        return new LogStanding(signs, size, unsigned, seconds, refused, cosigners.standing());
    }

    private void run() {
        while (running) {
            try (Connection connection = connections.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                TransparencyLog log =
                        new TransparencyLog(files.folder(), (from, limit) -> read(sql, from, limit), cosigners);
                while (running) {
                    long began = System.nanoTime();
                    pause(began, pass(sql, log) ? pace.signing() : pace.trying());
                    awaitNews(log);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn("Signing the log goes on in {} with a new connection: {}", pace.trying(), e.toString());
                pause(System.nanoTime(), pace.trying());
            }
        }
    }

    /** @return whether it signed, or had nothing to sign */
    private boolean pass(JdbcTemplate sql, TransparencyLog log) {
        if (!Boolean.TRUE.equals(sql.queryForObject(LOCK, Boolean.class))) {
            signs = false;
            refused = null;
            return false;
        }
        Watch.Running watched = Watch.begin(Work.LOG_PASS, "pass");
        String outcome = Watch.FAILED;
        try {
            publish(log);
            refused = null;
            signs = true;
            outcome = "signed";
            return true;
        } catch (Refused e) {
            outcome = e.code().code();
            report(e);
            signs = e.code() != LogRefusal.LOG_ELSEWHERE;
            return false;
        } catch (IOException | IllegalStateException e) {
            report(new Refused(LogRefusal.LOG_NOT_WRITTEN, String.valueOf(e.getMessage())));
            signs = true;
            return false;
        } finally {
            watched.end(outcome);
            if (!signs) {
                sql.queryForObject(UNLOCK, Boolean.class);
            }
        }
    }

    private void publish(TransparencyLog log) throws IOException {
        if (recordedKey == null) {
            recordedKey = keys.newest().orElse(null);
        }
        if (!Files.exists(files.key())) {
            begin();
        }
        LogKey key = LogKey.read(files.key());
        if (!key.verifierKey().equals(recordedKey)) {
            log.open(key);
            keys.take(key.verifierKey());
            recordedKey = key.verifierKey();
        }
        size = log.publish(key);
        behindSince = -1;
    }

    /**
     * The key takes its place last: whoever was killed in here begins again, and nothing was signed but an empty log.
     */
    private void begin() throws IOException {
        boolean signed = Files.exists(files.folder().resolve(SignedHead.FILE))
                && SignedHead.newest(files.folder())
                        .map(head -> head.size() > 0)
                        .orElse(true);
        if (recordedKey != null || signed) {
            throw new Refused(LogRefusal.LOG_ELSEWHERE, files.key());
        }
        TransparencyLog.begin(files.folder(), LogKey.prepare(files.key(), origin));
        LogKey.takePrepared(files.key());
    }

    private void report(Refused why) {
        Refused known = refused;
        if (why.code() != LogRefusal.LOG_ELSEWHERE && (known == null || known.code() != why.code())) {
            LOG.error("The log is not signed: {}", why.getMessage());
        }
        refused = why;
    }

    private static List<byte[]> read(JdbcTemplate sql, long from, int limit) {
        long[] expected = {from};
        return sql.query(
                ENTRIES,
                (row, n) -> {
                    if (row.getLong(1) != expected[0]++) {
                        throw new Refused(LogRefusal.LOG_FORK, "gap", row.getLong(1) - 1);
                    }
                    return row.getBytes(2);
                },
                from,
                limit);
    }

    private void awaitNews(TransparencyLog log) {
        while (running && refused == null && signs && head.index() < size && !log.wantsCosigning()) {
            pause(System.nanoTime(), TICK);
        }
    }

    /** Waits; a long pause ends early where many entries wait. */
    private void pause(long since, Duration duration) {
        long end = since + duration.toNanos();
        while (running && end - System.nanoTime() > 0) {
            if (signs && refused == null && head.index() + 1 - size >= MANY) {
                return;
            }
            if (signs && behindSince < 0 && head.index() >= size) {
                behindSince = System.nanoTime();
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }
}
