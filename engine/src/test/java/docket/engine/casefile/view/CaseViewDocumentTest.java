package docket.engine.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.engine.casefile.CaseSamples;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The parts of a view are for those who read the code: what is stored knows none. */
class CaseViewDocumentTest {

    private static final ObjectMapper JSON = RecordJson.mapper();
    private static final Path TODAY = Path.of("src/test/resources/docket/casefile/case-view.json");
    private static final List<String> NEWER = List.of("openTasks", "filledIn", "interventions", "users", "groups");

    private final CaseViewTable table = new CaseViewTable(new SimpleDriverDataSource());

    @Test
    void the_fields_of_all_parts_stand_beside_each_other_in_their_old_order() {
        CaseView view = view();
        JsonNode document = JSON.valueToTree(view);

        assertThat(document.fieldNames())
                .toIterable()
                .doesNotHaveDuplicates()
                .containsSubsequence(
                        "caseId",
                        "version",
                        "process",
                        "mode",
                        "retentionClass",
                        "confidentiality",
                        "title",
                        "kind",
                        "organization",
                        "amount",
                        "drafter",
                        "state",
                        "number",
                        "openedAt",
                        "closedAt",
                        "contents",
                        "rounds",
                        "openTasks",
                        "score",
                        "failedScoring",
                        "withdrawal",
                        "interventions",
                        "users",
                        "groups");
    }

    @Test
    void what_is_stored_is_read_as_it_was() throws Exception {
        CaseView view = view();

        assertThat(JSON.readValue(JSON.writeValueAsString(view), CaseView.class))
                .isEqualTo(view);
    }

    @Test
    void the_document_of_today_is_stored_as_it_was_and_read_in_every_version_to_come() throws IOException {
        ObjectWriter readable = JSON.writerWithDefaultPrettyPrinter();
        if ("write".equals(System.getProperty("docket.golden"))) {
            Files.writeString(TODAY, readable.writeValueAsString(view()) + "\n");
        }
        String golden = Files.readString(TODAY);

        assertThat(JSON.readTree(golden)).isEqualTo(JSON.readTree(JSON.writeValueAsString(view())));
        assertThat(table.read(golden)).isEqualTo(view());
    }

    @Test
    void an_open_case_of_before_a_part_was_viewed_takes_its_next_event_and_has_nothing_of_that_part()
            throws IOException {
        ObjectNode before = (ObjectNode) JSON.readTree(Files.readString(TODAY));
        before.remove(NEWER);
        ((ObjectNode) before.path("rounds").path(0)).remove("decisions");

        CaseView view = CaseView.fold(
                table.read(before.toString()),
                new OperatorIntervened("c-1", "retried", "admin", Map.of("job", "17")),
                Instant.EPOCH,
                Map.of());

        assertThat(view.interventions()).hasSize(1);
        assertThat(view.line().openTasks()).isEmpty();
        assertThat(view.line().filledIn()).isEmpty();
        assertThat(view.line().rounds().get(0).decisions()).isEmpty();
        assertThat(view.readers()).isEqualTo(Readers.NONE);
    }

    private static CaseView view() {
        CaseView view = null;
        for (CaseEvent event : CaseSamples.ALL) {
            view = CaseView.fold(view, event, Instant.EPOCH, Map.of("confidentiality", "confidential"));
        }
        return view;
    }
}
