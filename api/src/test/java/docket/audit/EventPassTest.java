package docket.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.boot.RunningDatabase;
import docket.api.rest.RestTest;
import docket.engine.order.EntrySums;
import docket.engine.store.EventSamples;
import docket.engine.store.EventType;
import docket.engine.store.EventTypes;
import docket.engine.store.RecordStore;
import docket.engine.store.json.RecordJson;
import docket.engine.view.Projections;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

/** However the events are cut into batches, the same is found. */
class EventPassTest extends RestTest {

    private static final Map<String, String> STREAM_FIELD =
            Map.of("CaseFile", "caseId", "BudgetLine", "lineId", "AllocationRound", "roundId");

    @Value("${docket.data}")
    private Path data;

    private DataSource database;
    private String caseId;

    @BeforeEach
    void a_case() throws Exception {
        database = RunningDatabase.superuser(data);
        caseId = start(Map.of(
                "process", "simple-approval",
                "title", "Passed",
                "kind", "other",
                "organization", "facilities",
                "content", Map.of("body", "To be read once.")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1_000})
    void finds_nothing_where_nobody_touched_anything(int batch) throws Exception {
        assertThat(found(batch, "")).noneMatch(finding -> finding.contains(caseId));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "1000"})
    void finds_what_is_shown_otherwise_and_a_gap(int batch) throws Exception {
        assertThat(found(batch, "UPDATE docket.case_view SET title = 'Other' WHERE case_id = '%s'"))
                .contains("case " + caseId + " is shown otherwise than its events say: title");
        assertThat(found(batch, "DELETE FROM docket.domain_event WHERE stream = '%s' AND sequence = 0"))
                .contains(EventRules.GAP + caseId)
                .anyMatch(finding -> finding.startsWith("making case " + caseId));
        assertThat(found(batch, "UPDATE docket.domain_event SET payload = '?' WHERE stream = '%s' AND sequence = 0"))
                .anyMatch(finding -> finding.startsWith("making case " + caseId));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T15:04:05Z",
                "2026-02-28T00:00:00.120Z",
                "2024-02-29T23:59:59.123456Z",
                "2026-12-31T23:59:59.123456789Z"
            })
    void reads_a_time_as_it_is_stored(String time) throws Exception {
        assertThat(CopiedEvent.instant(time)).isEqualTo(Instant.parse(time));
    }

    @Test
    void every_event_is_filed_and_of_the_kind_that_its_type_says() throws Exception {
        List<String> misplaced = List.of(EventRules.FILED, EventRules.STEP_FILED, EventRules.KIND);

        assertThat(ofSamples(false)).noneMatch(finding -> misplaced.stream().anyMatch(finding::startsWith));
        assertThat(ofSamples(true))
                .filteredOn(finding -> finding.startsWith(EventRules.KIND))
                .hasSize(EventSamples.ALL.size());
        assertThat(ofSamples(true))
                .filteredOn(
                        finding -> finding.startsWith(EventRules.FILED) || finding.startsWith(EventRules.STEP_FILED))
                .hasSize(EventSamples.ALL.size());
    }

    /** Of one event of each type, as the record stores it, or under other subjects and in another kind of stream. */
    private List<String> ofSamples(boolean elsewhere) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            DataSource planted = new SingleConnectionDataSource(connection, true);
            JdbcTemplate sql = new JdbcTemplate(planted);
            sql.execute("SET LOCAL session_replication_role = replica");
            int number = 0;
            for (Object event : EventSamples.ALL) {
                EventType<?> type = EventTypes.of(event.getClass());
                String id = "sample-" + number;
                String streamType = type.streamType();
                List<String> subjects = elsewhere ? List.of("another") : type.subjectsOf(event);
                sql.update(
                        "INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision,"
                                + " occurred_at, payload, metadata, payload_salt, metadata_salt, subjects)"
                                + " VALUES (?, ?, ?, ?, ?, ?, '2026-01-01T00:00:00Z', ?, '{}', sha256('a'), sha256('b'), ?)",
                        id,
                        streamType == null ? id : streamOf(event, streamType),
                        streamType == null ? 0 : number,
                        elsewhere ? "Another" : streamType,
                        type.name(),
                        type.revision(),
                        RecordJson.mapper().writeValueAsBytes(event),
                        new SqlArrayValue("text", subjects.toArray()));
                number++;
            }
            EventPass pass =
                    new EventPass(connection, new Projections(new RecordStore(planted), planted), new EntrySums(0), "");
            pass.run((what, done, all) -> {}, 0);
            connection.rollback();
            return pass.findings().stream()
                    .filter(finding -> finding.contains("sample-"))
                    .toList();
        }
    }

    private static String streamOf(Object event, String streamType) {
        JsonNode said = RecordJson.mapper().valueToTree(event);
        return said.path(STREAM_FIELD.getOrDefault(streamType, "id")).asText("destruction");
    }

    /** Plants a fault in a transaction that only the pass sees. */
    private List<String> found(int batch, String fault) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            DataSource planted = new SingleConnectionDataSource(connection, true);
            new JdbcTemplate(planted)
                    .execute("SET LOCAL session_replication_role = replica; " + fault.formatted(caseId));
            Projections projections = new Projections(new RecordStore(planted), planted);
            EventPass pass = new EventPass(connection, projections, new EntrySums(0), "", batch);
            pass.run((what, done, all) -> {}, 0);
            connection.rollback();
            List<String> found = new ArrayList<>(pass.findings());
            pass.notShown().forEach(stream -> found.add("not shown: " + stream.id()));
            return found;
        }
    }
}
