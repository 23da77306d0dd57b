package docket.api.enginerest;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tasks that a process itself gives away, instead of an approval line, need people too. */
class DrawnTasksTest extends RestTest {

    private static final Pattern ALLOWED = Pattern.compile("```mermaid\n([^`]*)```\nAllowed");

    @Test
    void whoever_a_task_names_does_not_draft() {
        deploy("drawn-named", """
                asked(("start")) --> look["review: APPROVE; supervisor"] --> decide["approve: APPROVE, REJECT; kim.employee"] --> done(("end"))
                """);

        Client.Answer refused = draft(DRAFTER, "drawn-named");

        assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
        assertThat(refused.text("detail")).contains("who drafts this case", "somebody else draft it");
        assertThat(draft(OTHER_DRAFTER, "drawn-named").status()).isEqualTo(201);
    }

    @Test
    void a_loop_in_a_group_of_one_is_refused_at_the_draft() {
        deploy("drawn-loop", """
                asked(("start")) --> check["review: APPROVE, REJECT; supervisor; 3 in turn until route == 'REJECTED'"] --> checked{"?"}
                checked -->|"route == 'REJECTED'"| rejected(("end"))
                checked -->|"otherwise"| decide["approve: APPROVE, REJECT; director"] --> decided(("end"))
                """);

        Client.Answer refused = draft(DRAFTER, "drawn-loop");

        assertThat(refused.code()).as("%s", refused).isEqualTo("nobody-to-decide");
        assertThat(refused.text("detail"))
                .contains("need 2 different people", "only 1 could decide them", "add members");
    }

    @Test
    void tasks_of_one_person_in_a_called_process_and_in_branches_side_by_side_are_counted() {
        Client.Answer deployed = ModelUpload.sendDrawn(as(ADMIN), Map.of("drawn-part", """
                begun(("start")) --> look["review: APPROVE; supervisor"] --> passed(("end"))
                """, "drawn-caller", """
                asked(("start")) --> split{"+"}
                split --> part[["call drawn-part"]] --> joined{"+"}
                split --> budget["concur: CONCUR, DISSENT; budget-owner"] --> joined
                joined --> decide["approve: APPROVE, REJECT; supervisor"] --> done(("end"))
                """));
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);

        assertThat(draft(DRAFTER, "drawn-caller").text("detail")).contains("need 2 different people");
    }

    @Test
    void a_new_version_of_a_called_process_that_its_callers_could_not_end_with_is_refused() {
        String part = "begun((\"start\")) --> look[\"review: APPROVE; supervisor\"] --> passed((\"end\"))";
        ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of(
                        "shared-part",
                        part,
                        "shared-caller",
                        "asked((\"start\")) --> part[[\"call shared-part\"]] --> decide[\"approve: APPROVE, REJECT; director\"] --> done((\"end\"))"));
        String caseId = draft(DRAFTER, "shared-caller").text("caseId");

        Client.Answer refused = sendPart(part.replace("review", "approve"));

        assertThat(refused.code()).as("%s", refused).isEqualTo("model-refused");
        assertThat(refused.text("detail")).contains("The process 'shared-caller' calls it");
        assertThat(sendPart(part.replace("look", "inspect")).status()).isEqualTo(200);
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(decide(DIRECTOR, caseId, "APPROVE").text("state")).isEqualTo("APPROVED");
    }

    /** A process that nobody starts by itself. */
    private Client.Answer sendPart(String drawing) {
        return ModelUpload.sendDrawn(
                as(ADMIN),
                Map.of("shared-part", drawing),
                model -> model.replace("isExecutable", "camunda:isStartableInTasklist=\"false\" isExecutable"));
    }

    @Test
    void a_task_that_a_worker_may_lead_around_stops_no_draft() {
        deploy("drawn-maybe", """
                asked(("start")) --> check[["worker: small"]] --> what{"?"}
                what -->|"small == true"| decide["approve: APPROVE, REJECT; kim.employee"] --> decided(("end"))
                what -->|"otherwise"| look["approve: APPROVE, REJECT; supervisor"] --> decided
                """);

        assertThat(draft(DRAFTER, "drawn-maybe").status()).isEqualTo(201);
    }

    @Test
    void every_drawing_of_the_page_for_authors_is_started_by_the_people_of_the_sample() throws IOException {
        List<String> drawings = ALLOWED.matcher(Files.readString(Path.of("../docs/models.md")))
                .results()
                .map((MatchResult drawing) -> drawing.group(1))
                .toList();
        assertThat(drawings).hasSizeGreaterThan(7);
        for (int i = 0; i < drawings.size(); i++) {
            deploy("page-" + i, drawings.get(i));

            assertThat(draft(DRAFTER, "page-" + i).status()).as(drawings.get(i)).isEqualTo(201);
        }
    }

    private void deploy(String process, String drawing) {
        Client.Answer deployed = ModelUpload.sendDrawn(as(ADMIN), process, drawing);
        assertThat(deployed.status()).as("%s", deployed).isEqualTo(200);
    }

    private Client.Answer draft(String drafter, String process) {
        return as(drafter)
                .post(
                        "/api/cases",
                        Map.of("process", process, "title", "Chairs", "kind", "other", "organization", "education"));
    }
}
