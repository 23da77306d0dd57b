package docket.engine.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.organization.Machine;
import docket.engine.refusal.Refused;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class SealingTest {

    private static final Act ACT = new Act(new Machine("test", "1"), Door.CLI);

    @TempDir
    Path folder;

    private final TestPostgres database = TestPostgres.fresh();
    private final RootUnit unit = new RootUnit(new DataSourceTransactionManager(database.app()), t -> false, List.of());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void nobody_else_enters_the_folder_that_is_made_for_the_master_key() throws Exception {
        Path keys = folder.resolve("made/keys");
        new Sealing(database.app(), keys.resolve("master.json"), Clock.systemUTC())
                .seal("kim", "case-1", "payee", "Hong Gildong");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
    }

    @Test
    void without_the_master_key_it_refuses_with_a_code_of_its_own() throws Exception {
        Map<String, Object> sealed = sealing().seal("kim", "case-1", "payee", "Hong Gildong");
        Files.delete(masterKey());

        assertThatThrownBy(() -> sealing().open("case-1", "payee", sealed))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(SealingRefusal.MASTER_KEY_UNUSABLE))
                .hasRootCauseInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> sealing().seal("lee", "case-2", "payee", "Hong Gildong"))
                .hasMessageContaining("master-key-unusable");
    }

    @Test
    void opens_what_it_sealed() {
        Sealing sealing = sealing();
        Map<String, Object> sealed = sealing.seal("kim", "case-1", "children", List.of("Min", 7, true));

        assertThat(sealed).containsOnlyKeys("sealed", "person").containsEntry("person", "kim");
        assertThat(sealing.open("case-1", "children", sealed)).contains(List.of("Min", 7, true));
        assertThat(sealing().open("case-1", "children", sealed))
                .as("after a restart")
                .contains(List.of("Min", 7, true));
    }

    @Test
    void seals_the_same_value_differently_each_time() {
        Sealing sealing = sealing();
        assertThat(sealing.seal("kim", "c", "f", "v")).isNotEqualTo(sealing.seal("kim", "c", "f", "v"));
    }

    @Test
    void no_byte_of_a_sealed_value_reaches_the_record() {
        Sealing sealing = sealing();
        String secret = "900101-1234567";
        Map<String, Object> form = new LinkedHashMap<>(Map.of("ssn", secret, "address", "Sejong-ro 1", "body", "roof"));
        EventStore store = new RecordStore(database.app()).eventStore();

        unit.execute(ACT, () -> {
            Map<String, Object> content = sealing.sealFields("kim", "case-1", Set.of("ssn", "address", "phone"), form);
            store.publish(new GenericDomainEventMessage<>("CaseFile", "case-1", 0, opened(content)));
            return null;
        });

        JdbcTemplate jdbc = new JdbcTemplate(database.app());
        for (String plain : List.of(secret, "Sejong-ro")) {
            assertThat(jdbc.queryForObject(
                            "SELECT count(*) FROM docket.domain_event e"
                                    + " WHERE position(? in payload) > 0 OR position(? in metadata) > 0",
                            Integer.class,
                            plain.getBytes(StandardCharsets.UTF_8),
                            plain.getBytes(StandardCharsets.UTF_8)))
                    .isZero();
        }
        assertThat(new CaseEvents(database.app())
                        .list("case-1", 0, 9, false)
                        .get(0)
                        .payload()
                        .toString())
                .contains("roof")
                .contains("\"person\":\"kim\"");
        CaseOpened stored = (CaseOpened) store.readEvents("case-1").next().getPayload();
        assertThat(sealing.openFields("case-1", stored.content(), "unreadable")).isEqualTo(form);
    }

    @Test
    void is_unreadable_once_the_persons_key_is_destroyed_and_others_are_not() {
        Sealing sealing = sealing();
        Map<String, Object> kim = sealing.seal("kim", "c", "f", "kim's");
        Map<String, Object> lee = sealing.seal("lee", "c", "g", "lee's");
        Map<String, Object> content = Map.of("f", kim, "g", lee, "h", 5);

        assertThat(sealing.destroyKey("kim")).isTrue();

        assertThat(sealing.open("c", "f", kim)).isEmpty();
        assertThat(sealing.openFields("c", content, "unreadable"))
                .isEqualTo(Map.of("f", "unreadable", "g", "lee's", "h", 5));
        assertThat(sealing.destroyKey("kim")).as("a second time").isFalse();
    }

    @Test
    void a_later_key_of_the_same_person_revives_nothing() {
        Sealing sealing = sealing();
        Map<String, Object> before = sealing.seal("kim", "c", "f", "before");
        sealing.destroyKey("kim");

        Map<String, Object> after = sealing.seal("kim", "c", "f", "after");

        assertThat(sealing.open("c", "f", after)).contains("after");
        assertThat(sealing.open("c", "f", before)).isEmpty();
        assertThatThrownBy(() -> sealing.open("c", "g", after)).hasMessageContaining("not what was sealed");
        assertThat(sealing.destroyKey("kim")).isTrue();
        assertThat(sealing.open("c", "f", after)).isEmpty();
    }

    @Test
    void refuses_a_sealed_field_that_was_moved_or_changed() {
        Sealing sealing = sealing();
        Map<String, Object> sealed = sealing.seal("kim", "c", "f", "v");
        sealing.seal("lee", "c", "f", "v");
        String text = String.valueOf(sealed.get("sealed"));
        String changed = (text.charAt(20) == 'A' ? 'B' : 'A') + text.substring(21);

        assertThatThrownBy(() -> sealing.open("d", "f", sealed)).hasMessageContaining("not what was sealed");
        assertThatThrownBy(() -> sealing.open("c", "g", sealed)).hasMessageContaining("not what was sealed");
        assertThatThrownBy(() -> sealing.open("c", "f", Map.of("sealed", text, "person", "lee")))
                .hasMessageContaining("not what was sealed");
        assertThatThrownBy(() ->
                        sealing.open("c", "f", Map.of("sealed", text.substring(0, 20) + changed, "person", "kim")))
                .hasMessageContaining("not what was sealed");
    }

    @Test
    void a_key_that_was_rolled_back_was_never_used() {
        Sealing sealing = sealing();
        AtomicReference<Map<String, Object>> lost = new AtomicReference<>();
        assertThatThrownBy(() -> unit.execute(ACT, () -> {
                    lost.set(sealing.seal("kim", "c", "f", "v"));
                    throw new IllegalArgumentException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(sealing.open("c", "f", lost.get())).isEmpty();
        Map<String, Object> kept = sealing.seal("kim", "c", "f", "v");
        assertThat(sealing.open("c", "f", kept)).contains("v");
    }

    @Test
    void many_at_once_agree_on_one_master_key_and_one_key_per_person() throws Exception {
        var clients = Executors.newFixedThreadPool(8);
        List<Future<Map<String, Object>>> sealed = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            sealed.add(clients.submit(() -> sealing().seal("kim", "c", "f", "v")));
        }
        for (Future<Map<String, Object>> one : sealed) {
            assertThat(sealing().open("c", "f", one.get(30, TimeUnit.SECONDS))).contains("v");
        }
        clients.shutdown();
    }

    @Test
    void keeps_the_master_key_from_others() throws Exception {
        sealing().seal("kim", "c", "f", "v");
        Path file = masterKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> sealing().seal("kim", "c", "f", "v")).hasStackTraceContaining("chmod 600");
    }

    @Test
    void makes_no_second_master_key_where_the_first_is_lost() throws Exception {
        sealing().seal("kim", "c", "f", "v");
        Files.delete(masterKey());
        assertThatThrownBy(() -> sealing().seal("lee", "c", "f", "v"))
                .hasStackTraceContaining("is missing")
                .hasStackTraceContaining("backup");
        assertThat(masterKey()).doesNotExist();
    }

    @Test
    void says_so_where_the_master_key_is_another_one() throws Exception {
        sealing().seal("kim", "c", "f", "v");
        Files.delete(masterKey());
        MasterKey.create(masterKey());
        assertThatThrownBy(() -> sealing().seal("kim", "c", "f", "v")).hasStackTraceContaining("is not wrapped by");
    }

    private Path masterKey() {
        return folder.resolve("keys").resolve("master.json");
    }

    private Sealing sealing() {
        return new Sealing(database.app(), masterKey(), Clock.systemUTC());
    }

    private static CaseOpened opened(Map<String, Object> content) {
        return new CaseOpened(
                "case-1", "p", "t", "k", "o", null, "kim", content, "hash", List.of(), "bound", "10-years");
    }
}
