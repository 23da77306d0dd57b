package docket.processes.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.casefile.Decision;
import docket.engine.personal.Sealing;
import docket.engine.view.CaseViews;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.TaskDecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormsFromTheRecordTest extends ProcessTest {

    @BeforeAll
    static void people_and_offices_have_names() {
        IdentityService identities = engine.getIdentityService();
        Map.of("kim.employee", "김민준", "jung.administration", "정하은", "lee.director", "이수빈")
                .forEach((id, name) -> {
                    User user = identities.createUserQuery().userId(id).singleResult();
                    user.setFirstName(name);
                    identities.saveUser(user);
                });
        Group office = identities.createGroupQuery().groupId("administration").singleResult();
        office.setName("총무 Administration");
        identities.saveGroup(office);
    }

    @AfterEach
    void anybody() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void a_form_calls_people_and_things_by_their_names_in_the_readers_language() {
        String caseId = open("kim.employee", payment(review("administration"), approve("director")));

        assertThat(form("jung.administration", caseId, Locale.KOREAN))
                .containsEntry("caseKind", "지급")
                .containsEntry("caseOrganization", "시설과")
                .containsEntry("caseDrafter", "김민준")
                .containsEntry("lineText", "검토 총무 → 결재 director");
        assertThat(form("jung.administration", caseId, Locale.ENGLISH))
                .containsEntry("caseKind", "Payment")
                .containsEntry("caseOrganization", "Facilities")
                .containsEntry("lineText", "Review Administration → Approval director");
        assertThat(context.getBean(CaseViews.class).find(caseId).orElseThrow().kind())
                .isEqualTo("payment");
    }

    @Test
    void a_process_that_was_added_without_java_has_words_of_its_own() {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (ModelResource model : ModelCatalog.shipped()) {
            if (model.name().startsWith("simple-approval/") || model.name().startsWith("forms/decide")) {
                deployment.addString(model.name(), gardens(model));
            }
        }
        deployment.deploy();
        String caseId = open(
                "kim.employee",
                new CaseDraft(
                        "garden-request", "Roses", "other", "facilities", null, Map.of("flower", "rose"), List.of()));

        assertThat(form("lee.director", caseId, Locale.KOREAN).get("caseContent"))
                .isEqualTo(List.of(Map.of("label", "꽃", "text", "장미")));
        assertThat(form("lee.director", caseId, Locale.ENGLISH).get("caseContent"))
                .isEqualTo(List.of(Map.of("label", "Flower", "text", "Rose")));
    }

    @Test
    void korean_readers_find_a_process_by_its_korean_name_and_the_engine_keeps_its_own() {
        LocaleContextHolder.setLocale(Locale.KOREAN);
        assertThat(processes("%결재%")).contains("문서 결재", "간이 결재");
        assertThat(processes("%approval%")).isEmpty();

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(processes("%결재%")).isEmpty();
        assertThat(processes("%approval%")).contains("Document approval", "Simple approval");
    }

    @Test
    void what_the_drafter_empties_is_empty_in_the_record() {
        String caseId =
                open("kim.employee", withContent("body", "The roof leaks.", "project", "Roofs", "payee", "Hong"));
        decide("lee.director", caseId, Decision.RETURN, "Which project?");
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("project", " ");
        changes.put("payee", null);

        resubmit(caseId, changes);

        assertThat(content(caseId)).containsEntry("body", "The roof leaks.").doesNotContainKeys("project", "payee");
        assertThat(events(caseId)).contains("content-revised");
    }

    @Test
    void a_revision_that_changes_nothing_is_no_new_version() {
        String caseId = open("kim.employee", withContent("body", "The roof leaks."));
        decide("lee.director", caseId, Decision.RETURN, "Really?");

        resubmit(caseId, Map.of("body", "The roof leaks.", "project", ""));

        assertThat(events(caseId)).doesNotContain("content-revised").contains("case-resubmitted");
    }

    @Test
    void a_personal_field_is_read_by_whoever_has_the_task_until_its_key_is_gone() {
        String caseId = open("kim.employee", withContent("body", "Refund.", "payee", "Hong Gildong"));
        String task = task("lee.director", caseId).taskId();

        assertThat(String.valueOf(form("lee.director", caseId, Locale.ENGLISH).get("caseContent")))
                .contains("Hong Gildong");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThatThrownBy(
                        () -> as("park.employee", () -> engine.getFormService().getTaskFormVariables(task)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(stored("Hong Gildong")).isZero();
        assertThat(stored("Refund.")).isPositive();

        context.getBean(Sealing.class).destroyKey("kim.employee");
        try {
            assertThat(String.valueOf(
                            form("lee.director", caseId, Locale.ENGLISH).get("caseContent")))
                    .contains("(no longer readable)")
                    .doesNotContain("Hong");
        } finally {
            jdbc.update("UPDATE docket.person_key SET person = 'kim.erased' WHERE person = 'kim.employee'");
        }
    }

    /** What the person is shown on their task of the case. */
    private static Map<String, Object> form(String person, String caseId, Locale reader) {
        String task = task(person, caseId).taskId();
        LocaleContextHolder.setLocale(reader);
        return as(person, () -> engine.getFormService().getTaskFormVariables(task));
    }

    private static CaseDraft withContent(String... fields) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            content.put(fields[i], fields[i + 1]);
        }
        CaseDraft draft = payment(approve("director"));
        return new CaseDraft(
                draft.process(),
                draft.title(),
                draft.kind(),
                draft.organization(),
                draft.amount(),
                content,
                draft.approvalLine());
    }

    private static void resubmit(String caseId, Map<String, Object> content) {
        String task = task("kim.employee", caseId).taskId();
        as(
                "kim.employee",
                () -> context.getBean(CaseTasks.class)
                        .decide(task, new TaskDecision(Decision.RESUBMIT, null, null, content, null), null));
    }

    private static Map<String, Object> content(String caseId) {
        return context.getBean(CaseViews.class)
                .find(caseId)
                .orElseThrow()
                .currentContent()
                .fields();
    }

    /** How many rows of the record, the views and the engine hold the text as it was written. */
    private static int stored(String text) {
        Integer rows = jdbc.queryForObject(
                "SELECT (SELECT count(*) FROM docket.domain_event WHERE convert_from(payload, 'UTF8') LIKE ?)"
                        + " + (SELECT count(*) FROM docket.case_view WHERE document::text LIKE ?)"
                        + " + (SELECT count(*) FROM camunda.act_ru_variable WHERE text_ LIKE ?)",
                Integer.class,
                "%" + text + "%",
                "%" + text + "%",
                "%" + text + "%");
        return rows == null ? -1 : rows;
    }

    private static List<String> processes(String nameLike) {
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionNameLike(nameLike)
                .list()
                .stream()
                .map(ProcessDefinition::getName)
                .toList();
    }

    /** The shipped simple approval under another name, and with a field of its own. */
    private static String gardens(ModelResource model) {
        String flower = """
                { "type": "select", "id": "field-flower", "key": "flower", "label": "%s",
                  "values": [ { "label": "%s", "value": "rose" } ] },
                {
                  "type": "textarea\"""";
        return model.text()
                .replace("simple-approval", "garden-request")
                .replaceFirst(
                        "\\{\\s*\"type\": \"textarea\"",
                        !model.name().startsWith("simple-approval/")
                                ? "$0"
                                : model.isKoreanTwin()
                                        ? flower.formatted("꽃", "장미")
                                        : flower.formatted("Flower", "Rose"));
    }
}
