package docket.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.advanced.EngineAdvanced;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.ClosingHash;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.RecordedCourseSamples;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.organization.Machine;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class RecordStoreTest {

    private static final TestPostgres DATABASE = TestPostgres.fresh();
    private static final RootUnit UNIT =
            new RootUnit(new DataSourceTransactionManager(DATABASE.app()), t -> false, List.of());

    private final RecordStore record = new RecordStore(DATABASE.app());
    private final EventStore store = record.eventStore();
    private final CaseEvents caseEvents = new CaseEvents(DATABASE.app());
    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.app());
    private final String caseId = UUID.randomUUID().toString();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void reads_back_every_event_as_it_was_published() {
        List<Object> events = EventSamples.ALL.stream()
                .filter(event -> !(event instanceof CaseClosed))
                .toList();
        for (int i = 0; i < events.size(); i++) {
            publish(event(i, events.get(i)));
        }
        List<Object> read = store.readEvents(caseId)
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
        assertThat(read).isEqualTo(events);
    }

    @Test
    void stores_logical_names_salts_and_the_cases_an_event_is_about() {
        publish(event(0, opened()));
        publish(new GenericEventMessage<>(
                EngineAdvanced.of(List.of(), List.of(), List.of(), List.of("touched-" + caseId))));

        Map<String, Object> row = jdbc.queryForMap("SELECT * FROM docket.domain_event WHERE stream = ?", caseId);
        assertThat(row).containsEntry("type", "case-opened").containsEntry("revision", "1");
        assertThat((byte[]) row.get("payload_salt")).hasSize(32).isNotEqualTo(row.get("metadata_salt"));
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM docket.domain_event WHERE subjects @> ARRAY[?::text]",
                        Integer.class,
                        caseId))
                .isEqualTo(1);
        assertThat(jdbc.queryForMap(
                        "SELECT * FROM docket.domain_event WHERE subjects @> ARRAY[?::text]"
                                + " AND type = 'engine-advanced'",
                        "touched-" + caseId))
                .containsEntry("sequence", 0L)
                .containsEntry("stream_type", null)
                .satisfies(e -> assertThat(e.get("stream")).isEqualTo(e.get("event_id")));
    }

    @Test
    void lists_the_events_of_a_case_before_they_are_numbered() {
        publish(event(0, opened()), event(1, new StepClaimed(caseId, "t", "p")));
        publish(new GenericEventMessage<>(
                EngineAdvanced.of(List.of(), List.of(), List.of(), List.of("another", caseId))));

        List<StoredEvent> first = caseEvents.list(caseId, 0, 1, false);
        List<StoredEvent> rest = caseEvents.list(caseId, first.get(0).globalIndex(), 10, true);

        assertThat(first).hasSize(1);
        assertThat(first.get(0).logIndex()).isNull();
        assertThat(first.get(0).payload().get("amount").toString()).isEqualTo("{\"minor\":3434,\"currency\":\"EUR\"}");
        assertThat(first.get(0).metadata().get("door").asText()).isEqualTo("rest");
        assertThat(rest).extracting(StoredEvent::type).containsExactly("step-claimed", "engine-advanced");
        assertThat(caseEvents.list(caseId, 0, 10, false))
                .extracting(StoredEvent::sequence)
                .containsExactly(0L, 1L);
    }

    @Test
    void a_taken_sequence_number_is_a_lost_race_wherever_it_stands_in_the_batch() {
        publish(event(0, opened()));
        String other = UUID.randomUUID().toString();

        assertThatThrownBy(() ->
                        publish(new GenericDomainEventMessage<>("CaseFile", other, 0, opened()), event(0, opened())))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(caseEvents.list(other, 0, 10, false)).isEmpty();
    }

    @Test
    void refuses_an_event_that_is_not_in_the_table_of_contents() {
        assertThatThrownBy(() -> publish(event(0, "just text")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String is among no RecordedEvents");
    }

    @Test
    void refuses_to_read_what_it_does_not_know() {
        insert("case-reopened", "1");
        assertThatThrownBy(() -> store.readEvents(caseId).asStream().toList())
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("No event is called 'case-reopened'");
    }

    @Test
    void refuses_an_old_revision_without_an_upcaster() {
        insert("case-opened", "0");
        assertThatThrownBy(() -> store.readEvents(caseId).asStream().toList())
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Expected revision 1 of 'case-opened' but found 0");
    }

    @Test
    void refuses_to_store_outside_a_root_unit() {
        assertThatThrownBy(() -> store.publish(event(0, opened()))).hasStackTraceContaining("root unit");
        assertThat(caseEvents.list(caseId, 0, 10, false)).isEmpty();
    }

    @BeforeEach
    void closings_are_bound() {
        store.registerDispatchInterceptor(new ClosingHash(DATABASE.app(), record.eventSerializer()));
    }

    @Test
    void binds_a_close_to_the_event_before_it_in_the_same_batch() {
        publish(event(0, opened()), event(1, closed()));
        assertThat(storedHash(1)).isEqualTo(hashOfStored(0));
    }

    @Test
    void binds_a_close_to_the_event_before_it_in_the_table() {
        publish(event(0, opened()));
        publish(event(1, closed()));
        assertThat(storedHash(1)).isEqualTo(hashOfStored(0));
    }

    @Test
    void upcasts_an_old_revision_on_the_way_in() {
        insert("case-opened", "planted-2");

        assertThat(store.readEvents(caseId).next().getPayload()).isEqualTo(opened());
        assertThat(caseEvents.list(caseId, 0, 9, false).get(0).event()).isEqualTo(opened());
    }

    @Test
    void a_snapshot_that_is_there_already_does_not_harm_the_transaction_that_stores_it_again() {
        EventStorageEngine storage = new RecordStore(DATABASE.app()).storage();
        UNIT.execute(new Act(new Machine("test", "1"), Door.CLI), () -> {
            storage.storeSnapshot(new GenericDomainEventMessage<>("CaseFile", caseId, 3, opened()));
            storage.storeSnapshot(new GenericDomainEventMessage<>("CaseFile", caseId, 3, opened()));
            store.publish(event(0, opened()));
            return null;
        });
        assertThat(storage.readSnapshot(caseId).orElseThrow().getPayload()).isEqualTo(opened());
        assertThat(caseEvents.list(caseId, 0, 9, true)).hasSize(1);
    }

    private void publish(EventMessage<?>... events) {
        UNIT.execute(new Act(new Machine("test", "1"), Door.CLI), () -> {
            store.publish(Arrays.asList(events));
            return null;
        });
    }

    private EventMessage<?> event(long sequence, Object payload) {
        return new GenericDomainEventMessage<>("CaseFile", caseId, sequence, payload, MetaData.with("door", "rest"));
    }

    private CaseOpened opened() {
        CaseOpened o = RecordedCourseSamples.opened();
        return new CaseOpened(
                caseId,
                o.process(),
                o.title(),
                o.kind(),
                o.organization(),
                o.amount(),
                o.drafter(),
                o.content(),
                o.contentHash(),
                o.requestedLine(),
                o.mode(),
                o.retentionClass());
    }

    private CaseClosed closed() {
        return new CaseClosed(caseId, CaseState.APPROVED, 1, null);
    }

    /** A case as an earlier revision would have stored it, which did not know of modes. */
    private void insert(String type, String revision) {
        String payload = new String(
                        new EventSerializer().serialize(opened(), byte[].class).getData(), UTF_8)
                .replace("\"mode\":\"discretionary\",", "")
                .replace("\"title\":", "\"subject\":");
        jdbc.update(
                "INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,"
                        + " payload, metadata, payload_salt, metadata_salt) VALUES (?, ?, 0, 'CaseFile', ?, ?,"
                        + " '2026-01-01T00:00:00Z', ?, '{}', sha256('a'), sha256('b'))",
                UUID.randomUUID().toString(),
                caseId,
                type,
                revision,
                payload.getBytes(UTF_8));
    }

    private String storedHash(int sequence) {
        return caseEvents
                .list(caseId, 0, 10, false)
                .get(sequence)
                .payload()
                .get("lastEventHash")
                .asText();
    }

    private String hashOfStored(long sequence) {
        byte[] payload = jdbc.queryForObject(
                "SELECT payload FROM docket.domain_event WHERE stream = ? AND sequence = ?",
                byte[].class,
                caseId,
                sequence);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
