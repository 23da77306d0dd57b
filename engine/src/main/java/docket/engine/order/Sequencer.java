package docket.engine.order;

import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every committed event its place in the one order, {@code docket.log_entry}. A pass is one statement,
 * {@code docket.number_events}, that commits by itself: it leaves no transaction open, so a program that is paused
 * blocks nobody. Each node runs a sequencer; the database lets one pass through at a time, and each pass reads from the
 * table where the last one stopped.
 *
 * <p>It works soon after {@link #wake()}, and otherwise looks every 200 ms for what other nodes committed. Passes keep
 * a distance: 8 ms where somebody waits for new events, 40 ms otherwise, so that a busy system numbers large batches.
 * After an error it goes on with a new connection.
 */
public final class Sequencer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int BATCH = 10_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 60_000;
    private static final String SESSION =
            "SET statement_timeout = '50s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '5s'";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DISTANCE_AWAITED = Duration.ofMillis(8);
    private static final Duration DISTANCE = Duration.ofMillis(40);
    private static final Duration OTHER_AT_WORK = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataSource connections;
    private final String agency;
    private final Head head;
    private volatile boolean running;
    private volatile boolean woken;
    private volatile boolean asleep;
    private volatile @Nullable Thread thread;

    /**
     * @param connections its own: it keeps one connection for as long as it runs, and sets time-outs on it
     * @param agency the log's origin, the second line of each entry
     */
    public Sequencer(DataSource connections, String agency, Head head) {
        if (agency.isBlank() || agency.chars().anyMatch(Character::isISOControl) || agency.length() > 255) {
            throw new IllegalArgumentException(
                    "Expected an agency of 1 to 255 printable characters but found '" + agency + "'");
        }
        this.connections = connections;
        this.agency = agency;
        this.head = head;
    }

    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("The sequencer runs already");
        }
        running = true;
        thread = new Thread(this::run, "docket-sequencer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that something was committed. Costs next to nothing; call it from any thread. */
    public void wake() {
        woken = true;
        Thread sleeper = thread;
        if (asleep && sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /** Stops after the pass that is running. What is committed later is numbered at the next start. */
    @Override
    public synchronized void close() {
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        running = false;
        LockSupport.unpark(stopping);
        try {
            stopping.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void run() {
        Duration pause = OTHER_AT_WORK;
        while (running) {
            try (Connection connection = connect();
                    PreparedStatement pass = connection.prepareStatement("SELECT docket.number_events(?, ?)")) {
                pass.setString(1, agency);
                pass.setInt(2, BATCH);
                while (running) {
                    runPass(pass);
                    pause = OTHER_AT_WORK;
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn("The sequencer goes on in {} ms with a new connection: {}", pause.toMillis(), e.toString());
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void runPass(PreparedStatement pass) throws SQLException {
        woken = false;
        long before = head.index();
        Watch.Running watched = Watch.begin(Work.SEQUENCER_PASS, "pass");
        OptionalLong reached = number(pass);
        watched.end(reached.isEmpty() ? "other-at-work" : reached.getAsLong() > before ? "numbered" : "idle");
        if (reached.isEmpty()) {
            LockSupport.parkNanos(OTHER_AT_WORK.toNanos());
            return;
        }
        head.rise(reached.getAsLong());
        if (reached.getAsLong() - before < BATCH) {
            keepDistance(head.isAwaited() ? DISTANCE_AWAITED : DISTANCE);
            sleepUntilWoken();
        }
    }

    private static OptionalLong number(PreparedStatement pass) throws SQLException {
        try (ResultSet row = pass.executeQuery()) {
            row.next();
            long index = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(index);
        }
    }

    /** Waits the whole distance, however often it is woken meanwhile. */
    private void keepDistance(Duration distance) {
        long deadline = System.nanoTime() + distance.toNanos();
        for (long left = distance.toNanos(); running && left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void sleepUntilWoken() {
        asleep = true;
        long deadline = System.nanoTime() + POLL.toNanos();
        for (long left = POLL.toNanos(); running && !woken && left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        asleep = false;
    }

    private Connection connect() throws SQLException {
        Connection connection = connections.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            statement.execute(SESSION);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
