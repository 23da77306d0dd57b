package docket.engine.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.casefile.CaseSamples;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.store.json.RecordJson;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of a view are for those who read the code: what is stored knows none. */
class CaseViewDocumentTest {

    private static final ObjectMapper JSON = RecordJson.mapper();

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

    private static CaseView view() {
        CaseView view = null;
        for (CaseEvent event : CaseSamples.ALL) {
            view = CaseView.fold(view, event, Instant.EPOCH, Map.of("confidentiality", "confidential"));
        }
        return view;
    }
}
