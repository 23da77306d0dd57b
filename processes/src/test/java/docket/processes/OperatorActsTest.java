package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.refusal.EngineRefusal;
import docket.processes.steering.SteeringRefusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;

class OperatorActsTest extends ProcessTest {

    @Test
    void what_an_operator_does_to_a_process_is_an_event_of_its_case() {
        String caseId = open("kim.employee", payment(review("administration"), approve("director")));
        task("jung.administration", caseId);

        asOperator(() -> engine.getRuntimeService().suspendProcessInstanceById(caseId));
        asOperator(() -> engine.getRuntimeService().activateProcessInstanceById(caseId));
        asOperator(() -> engine.getRuntimeService().deleteProcessInstance(caseId, "entered by mistake"));

        assertThat(events(caseId))
                .endsWith(
                        "step-offered",
                        "operator-intervened",
                        "operator-intervened",
                        "operator-intervened",
                        "step-lapsed",
                        "case-closed");
        assertThat(jdbc.queryForObject("SELECT state FROM docket.case_view WHERE case_id = ?", String.class, caseId))
                .isEqualTo("CANCELLED");
    }

    @Test
    void what_an_operator_does_to_many_processes_at_once_is_an_event_of_each_case() {
        String first = waiting();
        String second = waiting();
        String definition = definitionOf(first);

        asOperator(() -> engine.getRuntimeService()
                .newMigration(engine.getRuntimeService()
                        .createMigrationPlan(definition, definition)
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(first, second)
                .execute());
        asOperator(() -> engine.getRuntimeService()
                .updateProcessInstanceSuspensionState()
                .byProcessDefinitionKey("document-approval")
                .suspend());
        asOperator(() -> engine.getRuntimeService()
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(first, second)
                .activate());

        for (String caseId : List.of(first, second)) {
            assertThat(interventions(caseId))
                    .containsExactly(
                            "ProcessInstance.Migrate admin rest",
                            "ProcessInstance.Suspend admin rest",
                            "ProcessInstance.Activate admin rest");
        }
    }

    @Test
    void refuses_a_token_move_past_a_decision() {
        String caseId = open("kim.employee", payment(review("administration"), approve("director")));
        task("jung.administration", caseId);

        assertRefused(
                StepRefusal.DECISION_BYPASSED,
                () -> asOperator(() -> engine.getRuntimeService()
                        .createProcessInstanceModification(caseId)
                        .cancelAllForActivity("decide")
                        .startBeforeActivity("register-case")
                        .setAnnotation("the director is away")
                        .execute()));

        assertThat(events(caseId)).endsWith("step-offered");
    }

    @Test
    void nobody_starts_a_case_elsewhere_than_at_its_beginning() {
        for (String person : List.of("kim.employee", "admin")) {
            for (String activity : List.of("resolve-authority", "register-case")) {
                assertRefused(
                        SteeringRefusal.STEERING_FORBIDDEN,
                        () -> withoutRights(() -> as(
                                person,
                                () -> engine.getRuntimeService()
                                        .createProcessInstanceByKey("document-approval")
                                        .setVariable("title", "Past the score")
                                        .setVariable("kind", "payment")
                                        .setVariable("organization", "facilities")
                                        .setVariable("amount", "1")
                                        .setVariable("currency", "EUR")
                                        .startBeforeActivity(activity)
                                        .execute())));
            }
        }
    }

    @Test
    void only_an_operator_moves_a_case_and_says_why() {
        engine.getManagementService().suspendJobDefinitionByProcessDefinitionKey("document-approval", true);
        try {
            moves(open("kim.employee", payment(approve("director"))));
        } finally {
            engine.getManagementService().activateJobDefinitionByProcessDefinitionKey("document-approval", true);
        }
    }

    private static void moves(String caseId) {
        assertRefused(
                SteeringRefusal.STEERING_FORBIDDEN,
                () -> withoutRights(() -> as("kim.employee", () -> again(caseId, "I am in a hurry"))));
        assertRefused(SteeringRefusal.REASON_REQUIRED, () -> asOperator(() -> again(caseId, "\u3164")));
        assertRefused(
                RequestRefusal.FIELD_REQUIRED,
                () -> asOperator(() -> engine.getRuntimeService()
                        .createProcessInstanceModification(caseId)
                        .setAnnotation("nothing to do")
                        .execute()));
        assertRefused(
                SteeringRefusal.STEERING_FORBIDDEN,
                () -> asOperator(() -> engine.getRuntimeService()
                        .restartProcessInstances(definitionOf(caseId))
                        .processInstanceIds(caseId)
                        .startBeforeActivity("resolve-authority")
                        .executeAsync()));
        asOperator(() -> again(caseId, "the score was of yesterday's model"));

        assertThat(interventions(caseId)).containsExactly("ProcessInstance.ModifyProcessInstance admin rest");
        assertThat(jdbc.queryForObject(
                        "SELECT convert_from(payload, 'UTF8')::json->'details'->>'reason' FROM docket.domain_event"
                                + " WHERE stream = ? AND type = 'operator-intervened'",
                        String.class,
                        caseId))
                .isEqualTo("the score was of yesterday's model");
    }

    @Test
    void an_operator_moves_no_case_of_their_own() {
        engine.getManagementService().suspendJobDefinitionByProcessDefinitionKey("document-approval", true);
        try {
            String caseId = open("admin", payment(review("administration"), approve("director")));

            assertRefused(LineRefusal.OWN_DRAFT, () -> asOperator(() -> again(caseId, "mine")));

            assertThat(interventions(caseId)).isEmpty();
        } finally {
            engine.getManagementService().activateJobDefinitionByProcessDefinitionKey("document-approval", true);
        }
    }

    @Test
    void a_case_stays_in_its_process() {
        budgetLine("stays", "100.00");
        String caseId = open("kim.employee", request("stays", "40.00", approve("director")));
        task("lee.director", caseId);
        String other = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("document-approval")
                .latestVersion()
                .singleResult()
                .getId();
        var migration = engine.getRuntimeService()
                .newMigration(engine.getRuntimeService()
                        .createMigrationPlan(definitionOf(caseId), other)
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(caseId);

        assertRefused(SteeringRefusal.OTHER_PROCESS, () -> asOperator(migration::execute));
        assertRefused(SteeringRefusal.OTHER_PROCESS, () -> asOperator(migration::executeAsync));

        assertThat(money("stays")).isEqualTo("40.00 0.00 60.00");
    }

    private static boolean again(String caseId, String why) {
        engine.getRuntimeService()
                .createProcessInstanceModification(caseId)
                .cancelAllForActivity("score-request")
                .startBeforeActivity("score-request")
                .setAnnotation(why)
                .execute();
        return true;
    }

    @Test
    void a_task_that_is_released_is_again_of_whom_it_was_offered_to() {
        String caseId = open("kim.employee", payment(LineStep.ofUser(StepKind.APPROVE, "lee.director")));
        String taskId = task("lee.director", caseId).taskId();

        asOperator(() -> engine.getTaskService().setAssignee(taskId, "yoon.supervisor"));
        asOperator(() -> engine.getTaskService().setAssignee(taskId, null));

        assertThat(withoutRights(() -> engine.getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .singleResult()
                        .getAssignee()))
                .isEqualTo("lee.director");
        assertThat(task("lee.director", caseId).user()).isEqualTo("lee.director");
        assertThat(events(caseId)).endsWith("step-offered", "step-delegated", "step-released");
    }

    @Test
    void refuses_comments_that_the_record_would_not_know() {
        String caseId = open("kim.employee", payment(approve("director")));
        String taskId = task("lee.director", caseId).taskId();

        assertRefused(
                EngineRefusal.COMMENTS_NOT_RECORDED,
                () -> as("lee.director", () -> engine.getTaskService().createComment(taskId, caseId, "between us")));
    }

    @Test
    void refuses_a_filter_with_an_expression_from_anybody() {
        assertRefused(
                EngineRefusal.EXPRESSION_FORBIDDEN,
                () -> asOperator(() -> {
                    Filter filter = engine.getFilterService().newTaskFilter("mine");
                    filter.setQuery(
                            engine.getTaskService().createTaskQuery().taskAssigneeExpression("${currentUser()}"));
                    engine.getFilterService().saveFilter(filter);
                }));
    }

    private static void assertRefused(RefusalCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(thrown -> assertThat(Refused.in(thrown))
                        .as("%s", (Object) thrown)
                        .hasValueSatisfying(
                                refused -> assertThat(refused.code()).isEqualTo(code)));
    }
}
