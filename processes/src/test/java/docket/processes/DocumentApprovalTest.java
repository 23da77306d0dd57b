package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.casefile.CaseEvents;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.refusal.Refused;
import docket.processes.cases.CaseDraft;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

class DocumentApprovalTest extends ProcessTest {

    private static final String NAMED = "named-approval";
    private static final String PARK = "park.employee";
    private static final String LEE = "lee.director";
    private static final String YOON = "yoon.supervisor";

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
                        "SELECT step ->> 'state' FROM docket.domain_event,"
                                + " jsonb_array_elements(convert_from(payload, 'UTF8')::jsonb -> 'steps') step"
                                + " WHERE subjects @> ARRAY[?::text] AND type = 'engine-advanced' AND step ->> 'kind' = 'job'"
                                + " ORDER BY global_index",
                        String.class,
                        caseId))
                .as("created, then done")
                .containsExactly("0", "2");
    }

    /** Park holds the power by name, Lee as a director; Yoon did when the case was drafted, and does not any more. */
    @Test
    void two_who_approve_finally_side_by_side_may_come_in_either_order_and_the_one_without_the_power_in_none() {
        deployed(NAMED);
        List<List<String>> orders = List.of(List.of(LEE, PARK), List.of(PARK, LEE));
        for (List<String> standing : orders) {
            for (List<String> deciding : orders) {
                String caseId = open("kim.employee", named(beside(standing)));
                deciding.forEach(person -> decide(person, caseId, Decision.APPROVE, null));
                assertThat(events(caseId)).endsWith("case-registered", "case-closed");
            }
        }
        Set<String> refusals = new TreeSet<>();
        for (List<String> standing : List.of(List.of(YOON, PARK), List.of(PARK, YOON))) {
            refusals.add(refusal(() -> open("kim.employee", named(beside(standing)))));
            engine.getIdentityService().createMembership(YOON, "director");
            String first = open("kim.employee", named(beside(standing)));
            String second = open("kim.employee", named(beside(standing)));
            engine.getIdentityService().deleteMembership(YOON, "director");

            refusals.add(refusal(() -> decide(YOON, first, Decision.APPROVE, null)));
            decide(PARK, first, Decision.APPROVE, null);
            refusals.add(refusal(() -> decide(YOON, first, Decision.APPROVE, null)));
            decide(PARK, second, Decision.APPROVE, null);
            refusals.add(refusal(() -> decide(YOON, second, Decision.APPROVE, null)));
            handOn(second, YOON, LEE);
            decide(LEE, second, Decision.APPROVE, null);
            decide(YOON, first, Decision.RETURN, "Give it to a director.");

            assertThat(events(second)).endsWith("case-registered", "case-closed");
            assertThat(task("kim.employee", first).user()).isEqualTo("kim.employee");
        }
        assertThat(refusals)
                .containsExactly(
                        "authority-insufficient: The power to approve this case finally is not with yoon.supervisor."
                                + " Those who hold it: park.employee, director. End the approval line with them alone.",
                        "authority-insufficient: yoon.supervisor does not hold the power to approve this case finally."
                                + " Those who do: park.employee, director. Hand the task to one of them, or return the"
                                + " case to its drafter for another line.");
    }

    @Test
    void the_table_may_end_the_line_that_it_makes_with_a_person_to_whom_it_gives_the_power_by_name() {
        deployed(NAMED);
        String caseId = open("kim.employee", named());

        decide("jung.administration", caseId, Decision.APPROVE, null);
        decide(PARK, caseId, Decision.APPROVE, null);

        assertThat(events(caseId)).endsWith("case-registered", "case-closed");
    }

    private static void handOn(String caseId, String from, String to) {
        String task = task(from, caseId).taskId();
        withoutRights(() -> as(from, () -> {
            engine.getTaskService().setAssignee(task, to);
            return true;
        }));
    }

    private static String refusal(ThrowingCallable act) {
        Refused refused = Refused.in(catchThrowable(act)).orElseThrow();
        return refused.code().code() + ": " + refused.text(Locale.ENGLISH);
    }

    private static LineStep[] beside(List<String> people) {
        return people.stream()
                .map(person -> new LineStep(StepKind.APPROVE, person, null, "end", null))
                .toArray(LineStep[]::new);
    }

    private static CaseDraft named(LineStep... line) {
        CaseDraft draft = payment(line);
        return new CaseDraft(
                NAMED,
                draft.title(),
                draft.kind(),
                draft.organization(),
                draft.amount(),
                draft.content(),
                draft.approvalLine());
    }

    /** The shipped process under another name, with a table of its own that gives Park the power over payments. */
    private static void deployed(String process) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().enableDuplicateFiltering(false);
        for (ModelResource model : ModelCatalog.shipped()) {
            if (model.name().endsWith(".form")) {
                deployment.addString(model.name(), model.text());
            } else if (model.name().endsWith("document-approval.bpmn")) {
                deployment.addString(
                        process + ".bpmn",
                        model.text()
                                .replace("id=\"document-approval\" name", "id=\"" + process + "\" name")
                                .replace("bpmnElement=\"document-approval\"", "bpmnElement=\"" + process + "\"")
                                .replace("value=\"authority\"", "value=\"" + process + "-authority\""));
            } else if (model.name().endsWith("authority.dmn")) {
                deployment.addString(
                        process + ".dmn",
                        model.text()
                                .replace("<decision id=\"authority\"", "<decision id=\"" + process + "-authority\"")
                                .replace("dmnElementRef=\"authority\"", "dmnElementRef=\"" + process + "-authority\"")
                                .replaceFirst("\"supervisor\"", "\"user:" + PARK + "\"")
                                .replaceFirst("approve:supervisor", "approve:user:" + PARK));
            }
        }
        asOperator(deployment::deploy);
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
