package docket.engine.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.organization.Machine;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Another master key takes the place of the one there is, whatever happens meanwhile, and the former opens nothing. */
class MasterKeyRotationTest {

    private static final Act ACT = new Act(new Machine("test", "1"), Door.CLI);
    private static final int PEOPLE = 25;

    @TempDir
    Path folder;

    private final TestPostgres database = TestPostgres.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.app());
    private final RootUnit unit = new RootUnit(new DataSourceTransactionManager(database.app()), t -> false, List.of());
    private final Map<String, Map<String, Object>> sealed = new LinkedHashMap<>();
    private Path file;
    private Path former;
    private Sealing node;

    @BeforeEach
    void people() throws IOException {
        file = folder.resolve("keys").resolve("master.json");
        node = sealing(file);
        for (int i = 0; i < PEOPLE; i++) {
            seal(node, "person-" + i);
        }
        former = Files.copy(file, folder.resolve("former.json"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void every_key_is_wrapped_anew_and_a_running_node_goes_on() throws Exception {
        node.destroyKey("person-3");
        MasterKeyRotated done = rotate(none -> {});

        assertThat(done.keys()).isEqualTo(PEOPLE - 1);
        assertThat(done.from()).containsExactly(MasterKey.read(former).id());
        assertThat(done.to()).isEqualTo(MasterKey.read(file).id());
        assertThat(MasterKey.read(file).formerIds()).isEmpty();
        assertThat(recorded()).isEqualTo(1);
        assertThat(node.open("c", "f", sealed.remove("person-3"))).isEmpty();
        assertThatEverythingOpens();
        seal(node, "later");
        seal(sealing(file), "person-3");
        assertThatEverythingOpens();
    }

    @Test
    void the_former_key_opens_nothing_and_wraps_nothing() throws Exception {
        assertThat(trouble(former)).isEmpty();
        rotate(none -> {});
        Sealing forgotten = sealing(former);
        assertThat(trouble(former)).get().asString().contains("is not wrapped by the master key");
        assertThat(trouble(file)).isEmpty();

        assertThatThrownBy(() -> forgotten.open("c", "f", sealed.get("person-1")))
                .hasMessageContaining("master-key-unusable")
                .hasStackTraceContaining("is not wrapped by the master key");
        assertThatThrownBy(() -> unit.execute(ACT, () -> forgotten.seal("new", "c", "f", "v")))
                .hasMessageContaining("master-key-unusable")
                .hasStackTraceContaining("was replaced by another, as the record says");
        assertThat(node.holdKey("new")).as("rolled back").isFalse();
    }

    @Test
    void a_rotation_that_was_killed_anywhere_goes_on() throws Exception {
        for (int calls = 1; calls < 20; calls += 3) {
            int last = calls;
            int[] count = {0};
            Optional<MasterKeyRotated> ended = killedAfter(looked -> {
                if (++count[0] == last) {
                    throw new Killed();
                }
            });
            assertThatEverythingOpens();
            seal(node, "after-" + calls);
            if (ended.isEmpty()) {
                assertThat(MasterKey.read(file).formerIds()).as("both").hasSize(1);
                assertThat(trouble(file)).get().asString().contains("it goes on");
            }
        }
        Path both = folder.resolve("both.json");
        String to = rotate(looked -> copy(file, both)).to();
        long events = recorded();
        Files.move(
                both,
                file,
                StandardCopyOption.REPLACE_EXISTING); // killed after the commit, before the file was written

        assertThat(rotate(none -> {}).to()).isEqualTo(to);
        assertThat(recorded()).isEqualTo(events);
        assertThat(MasterKey.read(file).formerIds()).isEmpty();
        assertThatEverythingOpens();
    }

    @Test
    void others_seal_open_and_destroy_meanwhile() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Sealing other = sealing(file);
        CompletableFuture<Integer> made = CompletableFuture.supplyAsync(() -> {
            int people = 0;
            while (!over.get() || people < 3) {
                String person = "meanwhile-" + people++;
                Map<String, Object> one = unit.execute(ACT, () -> other.seal(person, "c", "f", "of " + person));
                assertThat(other.open("c", "f", one)).contains("of " + person);
                if (people % 5 == 0) {
                    unit.execute(ACT, () -> other.destroyKey(person));
                    assertThat(other.open("c", "f", one)).isEmpty();
                } else {
                    sealed.put(person, one);
                }
            }
            return people;
        });
        for (int i = 0; i < 5; i++) {
            rotate(none -> {});
        }
        over.set(true);
        int people = made.get(60, TimeUnit.SECONDS);

        assertThatEverythingOpens();
        assertThat(recorded()).isEqualTo(5);
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM docket.person_key WHERE wrapped_key IS NULL", Integer.class))
                .isEqualTo(people / 5);
    }

    @Test
    void a_key_that_nothing_opens_stops_it_before_anything_is_lost() throws Exception {
        byte[] other = jdbc.queryForObject(
                "SELECT wrapped_key FROM docket.person_key WHERE person = 'person-7'", byte[].class);
        jdbc.update("UPDATE docket.person_key SET wrapped_key = ? WHERE person = 'person-8'", (Object) other);

        assertThatThrownBy(() -> rotate(none -> {})).hasMessageContaining("The key of person-8 is wrapped by none");
        assertThat(MasterKey.read(file).formerIds())
                .containsExactly(MasterKey.read(former).id());
        assertThat(recorded()).isZero();
        sealed.remove("person-8");
        assertThatEverythingOpens();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Optional<MasterKeyRotated> killedAfter(LongConsumer progress) throws IOException {
        try {
            return Optional.of(rotate(progress));
        } catch (Killed e) {
            return Optional.empty();
        }
    }

    private MasterKeyRotated rotate(LongConsumer progress) throws IOException {
        return new MasterKeyRotation(
                        database.app(),
                        file,
                        unit,
                        new RecordStore(database.app()).eventStore(),
                        new Envelope("docket.test", ZoneOffset.UTC),
                        10)
                .run(ACT, progress);
    }

    private Optional<String> trouble(Path master) {
        byte[] wrapped = jdbc.queryForObject(
                "SELECT wrapped_key FROM docket.person_key WHERE person = 'person-0'", byte[].class);
        return sealing(master).trouble("person-0", wrapped);
    }

    private long recorded() {
        return jdbc.query(MasterKeyRotated.RECORDED, (row, n) -> MasterKeyRotated.read(row), MasterKeyRotated.SUBJECT)
                .size();
    }

    private void seal(Sealing by, String person) {
        sealed.put(person, by.seal(person, "c", "f", "of " + person));
    }

    private void assertThatEverythingOpens() {
        for (Sealing one : List.of(node, sealing(file))) {
            sealed.forEach((person, value) ->
                    assertThat(one.open("c", "f", value)).as(person).contains("of " + person));
        }
    }

    private Sealing sealing(Path master) {
        return new Sealing(database.app(), master, Clock.systemUTC());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
