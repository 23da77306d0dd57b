package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.order.Head;
import docket.engine.order.Sequencer;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.proof.witness.Cosigners;
import docket.engine.store.RecordStore;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.verifier.note.LogProof;
import docket.verifier.note.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The log of a running program, over a database: who signs, and what is on record about it. */
class LogPublisherTest {

    private static final LogPublisher.Pace PACE = new LogPublisher.Pace(Duration.ofMillis(100), Duration.ofMillis(200));

    @TempDir
    Path home;

    private final TestPostgres database = TestPostgres.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.as(TestPostgres.APP));
    private final Head head = new Head();
    private final Sequencer sequencer = new Sequencer(database.as(TestPostgres.APP), "docket.test", head);
    private LogFiles files;

    @BeforeEach
    void start() {
        files = new LogFiles(home.resolve("tlog"), home.resolve("keys/log.key"));
        sequencer.start();
    }

    @AfterEach
    void stop() {
        sequencer.close();
        database.close();
    }

    @Test
    void the_first_start_makes_the_key_and_records_it_in_the_log_that_it_signs() throws Exception {
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);

            PublishedLog.Signed signed = new PublishedLog(files.folder()).newest();
            LogProof proof = LogProof.parse(signed.proof(0).getBytes(UTF_8));
            proof.proves(sql.queryForObject("SELECT entry FROM docket.log_entry WHERE log_index = 0", byte[].class));
            String key = recorded().get(0);
            Policy.parse(("log " + key + "\nquorum none\n").getBytes(UTF_8)).accept(proof.checkpoint());
            assertThat(key).startsWith("docket.test+");
        }
    }

    @Test
    void a_first_start_that_was_killed_in_the_middle_is_begun_again() throws Exception {
        TransparencyLog.begin(files.folder(), LogKey.prepare(files.key(), "docket.test"));

        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);
        }

        assertThat(recorded()).containsExactly(LogKey.read(files.key()).verifierKey());
    }

    @Test
    void a_key_that_was_changed_is_recorded_and_signs_on() throws Exception {
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);
        }
        new LogUpkeep(files).rotate();
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 2);
        }

        assertThat(recorded())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(LogKey.read(files.key()).verifierKey());
    }

    @Test
    void of_two_nodes_that_share_the_files_one_signs_and_the_other_takes_over() throws Exception {
        LogPublisher first = publisher(files);
        await(first, standing -> standing.size() == 1);
        try (LogPublisher second = publisher(files)) {
            Thread.sleep(300);
            assertThat(second.standing().signs()).isFalse();
            first.close();
            await(second, LogStanding::signs);
        }
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void a_node_without_the_key_does_not_make_another() throws Exception {
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);
        }
        LogFiles elsewhere = new LogFiles(home.resolve("node/tlog"), home.resolve("node/log.key"));
        try (LogPublisher publisher = publisher(elsewhere)) {
            await(publisher, standing -> standing.refused() != null);

            assertThat(publisher.standing().refused().code()).isEqualTo(LogRefusal.LOG_ELSEWHERE);
            assertThat(publisher.standing().signs()).isFalse();
            assertThat(elsewhere.key()).doesNotExist();
        }
    }

    @Test
    void after_a_restore_without_its_checkpoint_it_refuses_until_somebody_says_what_was_signed() throws Exception {
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);
        }
        Path kept = Files.move(files.folder().resolve("checkpoint"), home.resolve("kept"));
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.refused() != null);
            assertThat(publisher.standing().refused().code()).isEqualTo(LogRefusal.LOG_MEMORY_LOST);
        }
        assertThat(new LogUpkeep(files).resume(kept)).isEqualTo(1);
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);
            assertThat(publisher.standing().refused()).isNull();
        }
    }

    @Test
    void where_what_was_signed_is_lost_another_log_is_begun_and_that_is_on_record() throws Exception {
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 1);
        }
        Files.delete(files.folder().resolve("checkpoint"));
        String key = new LogUpkeep(files).begin("docket.test", Instant.parse("2026-07-01T09:00:00Z"));
        try (LogPublisher publisher = publisher(files)) {
            await(publisher, standing -> standing.size() == 2);
        }

        assertThat(recorded()).hasSize(2).last().isEqualTo(key);
        assertThat(Files.readString(files.folder().resolve("checkpoint")))
                .startsWith("docket.test/20260701T090000Z\n2\n");
    }

    private LogPublisher publisher(LogFiles of) {
        RecordStore store = new RecordStore(database.app());
        RootUnit unit = new RootUnit(
                new DataSourceTransactionManager(database.app()), thrown -> false, List.of(sequencer::wake));
        LogKeys keys =
                new LogKeys(database.app(), unit, store.eventStore(), new Envelope("docket.test", ZoneOffset.UTC));
        LogPublisher publisher =
                new LogPublisher(database.as(TestPostgres.APP), head, keys, of, Cosigners.NONE, "docket.test", PACE);
        publisher.start();
        return publisher;
    }

    private List<String> recorded() {
        return sql.queryForList(
                "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'key' FROM docket.domain_event"
                        + " WHERE type = 'log-key-taken' ORDER BY global_index",
                String.class);
    }

    private static void await(LogPublisher publisher, Predicate<LogStanding> met) throws InterruptedException {
        for (int i = 0; i < 1_000 && !met.test(publisher.standing()); i++) {
            Thread.sleep(20);
        }
        assertThat(publisher.standing()).matches(met);
    }
}
