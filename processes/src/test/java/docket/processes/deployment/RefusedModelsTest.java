package docket.processes.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseDraft;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/** What a deployment names must be there, and what it draws comes to an end. */
class RefusedModelsTest extends ProcessTest {

    private static final String SIMPLE = "simple-approval/simple-approval.bpmn";
    private static final String TABLE = "authority/authority.dmn";

    @Test
    void groups_and_people_that_do_not_exist_are_refused() {
        assertThat(refused(SIMPLE, model -> model.replace("\"supervisor,director\"", "\"supervisor,mayor\"")))
                .singleElement()
                .asString()
                .contains("'decide'")
                .contains("There is no group 'mayor'");
        assertThat(refused(
                        SIMPLE,
                        model -> model.replace("candidateGroups=\"supervisor,director\"", "assignee=\"director\"")))
                .singleElement()
                .asString()
                .contains("There is no person 'director'")
                .contains("it is a group");
    }

    @Test
    void a_default_line_of_nobody_is_refused() {
        assertThat(refused(TABLE, model -> model.replaceFirst("review:administration,", "review:jung.administration,")))
                .singleElement()
                .asString()
                .contains("rule 'payment-supervisor'")
                .contains("There is no group 'jung.administration'")
                .contains("it is a person");
        assertThat(refused(TABLE, model -> model.replaceFirst("approve:supervisor\"", "approve:mayor\"")))
                .hasSize(2)
                .anyMatch(finding -> finding.contains("'mayor', to whom no row gives the power"))
                .anyMatch(finding -> finding.contains("There is no group 'mayor'"));
        assertThat(refused(TABLE, model -> model.replaceFirst("review:administration,", "review:user:mayor,")))
                .singleElement()
                .asString()
                .contains("There is no person 'mayor', which defaultLine names");
    }

    @Test
    void a_process_or_a_table_that_is_not_there_is_refused() {
        String call = "<bpmn:callActivity id=\"part\" name=\"Part\" calledElement=\"%s\"/>"
                + "<bpmn:sequenceFlow id=\"to-part\" sourceRef=\"part\" targetRef=\"decide\"/>";
        UnaryOperator<String> calling = model -> model.replace("targetRef=\"decide\"", "targetRef=\"part\"")
                .replace("<bpmn:userTask", call.formatted("nowhere") + "<bpmn:userTask");
        assertThat(refused(SIMPLE, calling))
                .singleElement()
                .asString()
                .contains("'part'")
                .contains("No process is deployed under the id 'nowhere'");
        assertThat(refused(
                        "document-approval/document-approval.bpmn",
                        model -> model.replace("value=\"authority\"", "value=\"powers\"")))
                .singleElement()
                .asString()
                .contains("No decision is deployed under the id 'powers'");
    }

    /** Deployed before, it is walked with the process that calls it now. */
    @Test
    void a_called_process_that_decides_the_case_is_walked_where_it_is_called() {
        String call = "<bpmn:callActivity id=\"part\" name=\"Part\" calledElement=\"document-approval\"/>"
                + "<bpmn:sequenceFlow id=\"to-part\" sourceRef=\"part\" targetRef=\"decide\"/>";
        assertThat(refused(
                        SIMPLE,
                        model -> model.replace("targetRef=\"decide\"", "targetRef=\"part\"")
                                .replace("<bpmn:userTask", call + "<bpmn:userTask")))
                .singleElement()
                .asString()
                .contains("bpmn:userTask 'decide': The case is APPROVED when it comes here");
    }

    @Test
    void the_message_holds_all_that_is_wrong_in_one_line() {
        Refused refused = refusal(
                SIMPLE,
                model -> model.replace("supervisor,director", "mayor,clerk").replace("${register}", "${dataSource}"));

        assertThat(refused.errors()).hasSize(3);
        assertThat(refused.text(Locale.ENGLISH))
                .contains("(3)", "'mayor'", "'clerk'", "${dataSource}")
                .doesNotContain("\n");
    }

    /** The line that the table fixed is still due when somebody has reviewed in between. */
    @Test
    void a_review_between_the_table_and_the_line_leaves_the_line_as_it_is() {
        asOperator(() -> deploy(
                "document-approval/document-approval.bpmn",
                model -> model.replace("id=\"document-approval\" name", "id=\"looked-at-approval\" name")
                        .replace(
                                "sourceRef=\"resolve-authority\" targetRef=\"next-stage\"",
                                "sourceRef=\"look\" targetRef=\"next-stage\"")
                        .replace("bpmnElement=\"document-approval\"", "bpmnElement=\"looked-at-approval\"")
                        .replace("<bpmn:userTask id=\"decide\"", """
                        <bpmn:sequenceFlow id="to-look" sourceRef="resolve-authority" targetRef="look" />
                        <bpmn:userTask id="look" name="Look" camunda:formRef="decide" camunda:formRefBinding="deployment" camunda:candidateGroups="budget-owner">
                          <bpmn:extensionElements><camunda:properties>
                            <camunda:property name="docket.step" value="review" /><camunda:property name="docket.decisions" value="APPROVE" />
                          </camunda:properties></bpmn:extensionElements>
                        </bpmn:userTask>
                        <bpmn:userTask id="decide\"""")));
        CaseDraft draft = payment(review("administration"), approve("director"));
        String caseId = open(
                "kim.employee",
                new CaseDraft(
                        "looked-at-approval",
                        draft.title(),
                        draft.kind(),
                        draft.organization(),
                        draft.amount(),
                        Map.of("body", "The roof leaks."),
                        draft.approvalLine()));

        decide("han.budgetowner", caseId, Decision.APPROVE, null);
        decide("jung.administration", caseId, Decision.APPROVE, null);
        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(events(caseId)).endsWith("case-registered", "case-closed");
    }

    private static List<String> refused(String resource, UnaryOperator<String> change) {
        return refusal(resource, change).errors().stream()
                .map(error -> error.text(Locale.ENGLISH))
                .toList();
    }

    private static Refused refusal(String resource, UnaryOperator<String> change) {
        Throwable thrown = catchThrowable(() -> asOperator(() -> deploy(resource, change)));
        while (thrown != null && !(thrown instanceof Refused)) {
            thrown = thrown.getCause();
        }
        return (Refused) Objects.requireNonNull(thrown, "it was deployed");
    }

    private static void deploy(String resource, UnaryOperator<String> change) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (ModelResource model : ModelCatalog.shipped()) {
            if (model.name().equals(resource)) {
                String changed = change.apply(model.text());
                assertThat(changed).isNotEqualTo(model.text());
                deployment.addString(model.name(), changed);
            } else if (model.name().endsWith(".form")) {
                deployment.addString(model.name(), model.text());
            }
        }
        deployment.deploy();
    }
}
