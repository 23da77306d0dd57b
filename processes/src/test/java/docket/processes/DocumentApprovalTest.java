package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.casefile.CaseEvents;
import docket.engine.line.Decision;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentApprovalTest extends ProcessTest {

    @Test
    void a_case_goes_along_its_line_and_is_approved_registered_and_closed() {
        String caseId = open("kim.employee", payment(review("administration"), approve("director")));

        decide("jung.administration", caseId, Decision.APPROVE, null);
        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(events(caseId))
                .containsExactly(
                        "case-opened",
                        "scoring-failed",
                        "authority-resolved",
                        "step-offered",
                        "step-decided",
                        "step-offered",
                        "step-decided",
                        "case-registered",
                        "case-closed");
    }

    @Test
    void each_event_says_who_acted_through_which_door_and_where_in_the_process() {
        String caseId = open("kim.employee", payment(approve("director")));
        String task = task("lee.director", caseId).taskId();

        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(envelope(caseId, "step-decided"))
                .containsEntry("agency", "docket.test")
                .containsEntry("person", "lee.director")
                .containsEntry("groups", "director")
                .containsEntry("right", "group:director")
                .containsEntry("door", "rest")
                .containsEntry("requestId", "request-1")
                .containsEntry("commandType", "DecideStep")
                .containsEntry("processInstance", caseId)
                .containsEntry("activity", "decide")
                .containsEntry("task", task)
                .containsEntry("retentionClass", "10-years")
                .containsKeys("commandId", "definition", "modelRelease", "zone", "confidentiality");
        assertThat(envelope(caseId, "scoring-failed"))
                .containsEntry("machine", "docket")
                .containsEntry("door", "job")
                .containsEntry("activity", "score-request")
                .doesNotContainKeys("person", "task");
    }

    @Test
    void what_became_of_a_job_is_on_record() {
        String caseId = open("kim.employee", payment(approve("director")));
        task("lee.director", caseId);

        assertThat(jdbc.queryForList(
                        "SELECT step -> 'facts' ->> 'state' FROM docket.domain_event,"
                                + " jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'steps') step"
                                + " WHERE subjects @> ARRAY[?::text] AND type = 'engine-advanced' AND step ->> 'kind' = 'job'"
                                + " ORDER BY global_index",
                        String.class,
                        caseId))
                .as("created, then done")
                .containsExactly("0", "2");
    }

    private static Map<String, Object> envelope(String caseId, String type) {
        return context.getBean(CaseEvents.class).list(caseId, 0, 100, false).stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .map(event ->
                        new ObjectMapper().convertValue(event.metadata(), new TypeReference<Map<String, Object>>() {}))
                .orElseThrow();
    }
}
