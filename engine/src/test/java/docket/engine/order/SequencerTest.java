package docket.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SequencerTest {

    private final TestPostgres database = TestPostgres.fresh();
    private final DataSource app = database.app();
    private final JdbcTemplate jdbc = new JdbcTemplate(app);
    private final Head head = new Head();
    private final List<Sequencer> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Sequencer::close);
        database.close();
    }

    @Test
    void numbers_soon_after_it_is_woken() throws Exception {
        Sequencer sequencer = start(head);
        append("warm-up", 1);
        sequencer.wake();
        head.awaitBeyond(-1, Duration.ofSeconds(10));

        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Thread.sleep(30);
            append("s" + i, 1);
            long committed = System.nanoTime();
            sequencer.wake();
            assertThat(head.awaitBeyond(i, Duration.ofSeconds(5))).isEqualTo(i + 1);
            millis.add((System.nanoTime() - committed) / 1_000_000);
        }
        System.out.println("From commit to reader, ms: " + millis);
        assertThat(millis.stream().sorted().toList().get(10)).isLessThan(60);
    }

    @Test
    void numbers_without_being_woken() throws Exception {
        start(head);
        append("s", 3);
        assertThat(head.awaitBeyond(1, Duration.ofSeconds(5))).isEqualTo(2);
    }

    @Test
    void skips_nothing_while_a_transaction_stays_open() throws Exception {
        Sequencer sequencer = start(head);
        try (Connection slow = app.getConnection()) {
            slow.setAutoCommit(false);
            Rows.append(slow, "slow", 0, 2);
            long until = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            int others = 0;
            while (System.nanoTime() < until) {
                append("other-" + others++, 1);
                sequencer.wake();
                Thread.sleep(5);
            }
            assertThat(head.awaitBeyond(others - 2L, Duration.ofSeconds(5)))
                    .as("the others do not wait for the slow one")
                    .isEqualTo(others - 1L);
            Rows.append(slow, "slow", 2, 1);
            slow.commit();
            sequencer.wake();

            assertThat(head.awaitBeyond(others + 1L, Duration.ofSeconds(5))).isEqualTo(others + 2L);
        }
        assertOneOrder();
    }

    @Test
    void leaves_no_hole_where_a_transaction_was_rolled_back() throws Exception {
        append("kept-1", 2);
        try (Connection doomed = app.getConnection()) {
            doomed.setAutoCommit(false);
            Rows.append(doomed, "doomed", 0, 5);
            doomed.rollback();
        }
        append("kept-2", 2);
        start(head);

        assertThat(head.awaitBeyond(2, Duration.ofSeconds(5))).isEqualTo(3);
        assertOneOrder();
        assertThat(jdbc.queryForObject("SELECT max(global_index) FROM docket.domain_event", Long.class))
                .isGreaterThan(4);
    }

    @Test
    void makes_one_order_out_of_many_writers_two_sequencers_and_cut_connections() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed " + seed);
        Random random = new Random(seed);
        Head second = new Head();
        List<Sequencer> sequencers = List.of(start(head), start(second));
        ExecutorService writers = Executors.newFixedThreadPool(6);
        List<Future<Integer>> written = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            Random own = new Random(random.nextLong());
            written.add(writers.submit(() -> writeAndSometimesRollBack(own, sequencers)));
        }
        for (int cut = 0; cut < 12; cut++) {
            Thread.sleep(150);
            cutSequencers();
        }
        int committed = 0;
        for (Future<Integer> future : written) {
            committed += future.get(60, TimeUnit.SECONDS);
        }
        writers.shutdown();

        assertThat(head.awaitBeyond(committed - 2L, Duration.ofSeconds(20))).isEqualTo(committed - 1L);
        assertThat(second.awaitBeyond(committed - 2L, Duration.ofSeconds(20))).isEqualTo(committed - 1L);
        assertOneOrder();
        assertThat(committed).isGreaterThan(500);
    }

    @Test
    void numbers_20_000_waiting_events_and_says_how_fast() throws Exception {
        try (Connection connection = app.getConnection()) {
            connection.setAutoCommit(false);
            for (int stream = 0; stream < 200; stream++) {
                Rows.append(connection, "s" + stream, 0, 100);
            }
            connection.commit();
        }
        long before = System.nanoTime();
        start(head);
        assertThat(head.awaitBeyond(19_998, Duration.ofSeconds(60))).isEqualTo(19_999);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("Numbered 20,000 events in %.2f s: %.0f events/s%n", seconds, 20_000 / seconds);
        assertOneOrder();
        assertThat(seconds).isLessThan(20);
    }

    @Test
    void starts_where_the_table_ends_and_not_where_it_remembers() throws Exception {
        append("a", 2);
        Sequencer first = start(head);
        head.awaitBeyond(0, Duration.ofSeconds(5));
        first.close();
        append("b", 2);

        Head fresh = new Head();
        start(fresh);
        assertThat(fresh.awaitBeyond(2, Duration.ofSeconds(5))).isEqualTo(3);
        assertOneOrder();
    }

    @Test
    void goes_on_after_the_tables_were_restored_into_a_server_with_younger_transactions() throws Exception {
        append("before", 2);
        new JdbcTemplate(database.as("postgres"))
                .execute("SELECT docket.number_events('docket.example', 10);"
                        + "UPDATE docket.log_entry SET horizon = '99999999999'");
        append("after", 2);
        start(head);
        assertThat(head.awaitBeyond(2, Duration.ofSeconds(5))).isEqualTo(3);
        assertOneOrder();
    }

    @Test
    void costs_what_it_numbers_and_not_what_was_numbered_before() throws Exception {
        append("old", 3_000);
        jdbc.execute("SELECT docket.number_events('docket.example', 10000)");
        append("new", 3);
        try (Connection connection = database.as(TestPostgres.APP).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT docket.number_events('docket.example', 10000)");
            try (ResultSet read = statement.executeQuery(
                    "SELECT sum(seq_tup_read), sum(n_tup_ins), sum(idx_tup_fetch) FROM pg_stat_xact_user_tables"
                            + " WHERE schemaname = 'docket'")) {
                read.next();
                assertThat(read.getLong(1)).as("rows read from end to end").isZero();
                assertThat(read.getLong(2)).as("entries written").isEqualTo(3);
                assertThat(read.getLong(3)).as("rows found by an index").isLessThan(20);
            }
            connection.rollback();
        }
    }

    private Integer writeAndSometimesRollBack(Random random, List<Sequencer> sequencers)
            throws SQLException, InterruptedException {
        int committed = 0;
        for (int i = 0; i < 100; i++) {
            int count = 1 + random.nextInt(4);
            try (Connection connection = app.getConnection()) {
                connection.setAutoCommit(false);
                Rows.append(connection, UUID.randomUUID().toString(), 0, count);
                Thread.sleep(random.nextInt(i % 25 == 0 ? 400 : 20));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed += count;
                }
            }
            sequencers.get(random.nextInt(2)).wake();
        }
        return committed;
    }

    private void cutSequencers() {
        new JdbcTemplate(database.as("postgres"))
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND query LIKE 'SELECT docket.number_events%' AND pid <> pg_backend_pid()");
    }

    private void append(String stream, int count) throws SQLException {
        try (Connection connection = app.getConnection()) {
            connection.setAutoCommit(false);
            Rows.append(connection, stream, 0, count);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private Sequencer start(Head follower) {
        Sequencer sequencer = new Sequencer(database.as(TestPostgres.APP), "docket.example", follower);
        started.add(sequencer);
        sequencer.start();
        return sequencer;
    }

    /** Contiguous from 0, each event once, the order of insertion kept within each stream, every hash right. */
    private void assertOneOrder() {
        List<Long> indexes = jdbc.queryForList("SELECT log_index FROM docket.log_entry ORDER BY log_index", Long.class);
        assertThat(indexes)
                .isEqualTo(LongStream.range(0, indexes.size()).boxed().toList());
        assertThat(jdbc.queryForObject("SELECT count(*) FROM docket.domain_event", Long.class))
                .isEqualTo(indexes.size());
        assertThat(jdbc.queryForObject("""
                        SELECT count(*) FROM (
                            SELECT l.log_index, lag(l.log_index) OVER (PARTITION BY e.stream ORDER BY e.sequence) AS earlier
                              FROM docket.domain_event e JOIN docket.log_entry l USING (global_index)) AS places
                         WHERE earlier > log_index""", Long.class)).isZero();
        assertThat(new LogVerifier(database.as(TestPostgres.AUDITOR), "docket.example").verify())
                .isEqualTo(new LogVerifier.Report(indexes.size(), List.of()));
    }
}
