package docket.processes.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.casefile.view.CaseViews;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.personal.Sealing;
import docket.engine.refusal.Refused;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.Correction;
import docket.processes.cases.TaskDecision;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
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
        assertThat(context.getBean(CaseViews.class)
                        .find(caseId)
                        .orElseThrow()
                        .particulars()
                        .kind())
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
        assertThat(form("lee.director", caseId, Locale.KOREAN))
                .as("a process without an approval line shows no row for one")
                .containsEntry("lineText", null);
        assertThat(form("lee.director", caseId, Locale.ENGLISH).get("caseContent"))
                .isEqualTo(List.of(Map.of("label", "Flower", "text", "Rose")));
    }

    @Test
    void the_hint_at_the_opinion_names_what_the_task_offers_and_needs_an_opinion_for() {
        String one = open("kim.employee", payment(review("administration"), approve("director")));
        String other = open(
                "kim.employee",
                new CaseDraft("simple-approval", "Roses", "other", "facilities", null, Map.of(), List.of()));

        assertThat(form("jung.administration", one, Locale.KOREAN))
                .containsEntry("opinionText", "반려, 부결에는 의견을 적어 주십시오.");
        assertThat(form("lee.director", other, Locale.KOREAN))
                .containsEntry("opinionText", "부결에는 의견을 적어 주십시오.")
                .containsEntry("lineText", null);
        assertThat(form("lee.director", other, Locale.ENGLISH))
                .containsEntry("opinionText", "To reject, write an opinion.");
    }

    @Test
    void an_officer_sees_what_became_of_a_case_since_it_was_returned() {
        String caseId = open("kim.employee", payment(approve("director")));
        assertThat(form("lee.director", caseId, Locale.KOREAN)).containsEntry("revisionText", null);
        decide("lee.director", caseId, Decision.RETURN, "Which roof?");
        String task = task("kim.employee", caseId).taskId();
        Correction corrected = new Correction(null, null, null, Money.parse("68.68", "EUR"));
        as(
                "kim.employee",
                () -> context.getBean(CaseTasks.class)
                        .decide(
                                task,
                                new TaskDecision(
                                        Decision.RESUBMIT,
                                        "Both.",
                                        null,
                                        Map.of("body", "Both roofs leak."),
                                        null,
                                        corrected),
                                null));

        assertThat(String.valueOf(form("lee.director", caseId, Locale.ENGLISH).get("revisionText")))
                .contains("Which roof?", "Both.", "34.34 EUR → 68.68 EUR", "The content was changed.")
                .as("people by their names, also of the round before")
                .doesNotContain("lee.director");

        decide("lee.director", caseId, Decision.RETURN, "And when?");
        resubmit(caseId, Map.of());

        assertThat(String.valueOf(form("lee.director", caseId, Locale.KOREAN).get("revisionText")))
                .contains("And when?")
                .doesNotContain("→", "내용이 수정되었습니다");
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
        String caseId = open("kim.employee", withContent("body", "The roof leaks.", "payee", "Hong", "project", " "));
        assertThat(content(caseId)).containsOnlyKeys("body", "payee");
        decide("lee.director", caseId, Decision.RETURN, "Really?");

        resubmit(caseId, Map.of("body", "The roof leaks.", "payee", "Hong", "project", ""));

        assertThat(events(caseId)).doesNotContain("content-revised").contains("case-resubmitted");
    }

    @Test
    void what_a_select_cannot_show_was_not_emptied_by_the_drafter() {
        String caseId = open("kim.employee", withContent("body", "The roof leaks.", "costType", "research"));
        decide("lee.director", caseId, Decision.RETURN, "Really?");
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("costType", null);

        resubmit(caseId, changes);

        assertThat(content(caseId)).containsEntry("costType", "research");
    }

    @Test
    void an_officer_sees_the_budget_line_by_its_name_and_what_is_left_on_it_without_and_with_the_request() {
        budgetLine("chairs", LocalDate.now(ZoneId.of("Asia/Seoul")).getYear(), "의자 Chairs", "100.00");
        String caseId = open("kim.employee", request("chairs", "40.00", approve("director")));
        open("kim.employee", request("chairs", "50.00", approve("director")));

        assertThat(form("lee.director", caseId, Locale.KOREAN))
                .containsEntry("budgetBefore", "50.00 EUR")
                .containsEntry("budgetAfter", "10.00 EUR");
        assertThat(String.valueOf(form("lee.director", caseId, Locale.KOREAN).get("caseContent")))
                .contains("의자(chairs)")
                .doesNotContain("Chairs");

        decide("lee.director", caseId, Decision.RETURN, "For which room?");
        assertThat(form("kim.employee", caseId, Locale.ENGLISH))
                .as("released at the return")
                .containsEntry("budgetBefore", "50.00 EUR")
                .containsEntry("budgetAfter", "10.00 EUR");
        assertThat(form("lee.director", waiting("director"), Locale.ENGLISH))
                .containsEntry("budgetBefore", null)
                .containsEntry("budgetAfter", null);
    }

    @Test
    void a_drafter_chooses_among_the_lines_of_this_year_with_what_is_available_on_each() throws IOException {
        int year = LocalDate.now(ZoneId.of("Asia/Seoul")).getYear();
        budgetLine("lamps", year, "전등 Lamps", "1000.00");
        budgetLine("old-lamps", year - 1, "전등 Lamps", "1000.00");
        String caseId = open("kim.employee", request("lamps", "40.00", approve("director")));

        assertThat(options(startForm("budget-request", Locale.KOREAN)))
                .containsEntry("lamps", "lamps 전등 · 시설과 · 사용 가능 960.00 EUR")
                .doesNotContainKey("old-lamps");
        assertThat(options(startForm("budget-request", Locale.ENGLISH)))
                .containsEntry("lamps", "lamps Lamps · Facilities · 960.00 EUR available");

        decide("lee.director", caseId, Decision.RETURN, "For which room?");
        assertThat(options(taskForm("kim.employee", caseId)))
                .containsKey("lamps")
                .doesNotContainKey("old-lamps");
    }

    @Test
    void an_officer_sees_that_a_case_is_confidential() {
        CaseDraft draft = payment(approve("director"));
        String open = open("kim.employee", draft);
        String confidential = open(
                "kim.employee",
                new CaseDraft(
                        draft.process(),
                        draft.title(),
                        draft.kind(),
                        draft.organization(),
                        draft.amount(),
                        draft.content(),
                        draft.approvalLine(),
                        true));

        assertThat(form("lee.director", confidential, Locale.KOREAN))
                .containsEntry("caseConfidential", "비공개 문서입니다. 이 문서를 열람한 사람은 모두 기록됩니다.");
        assertThat(form("lee.director", open, Locale.KOREAN).get("caseConfidential"))
                .isNull();
    }

    @Test
    void a_form_takes_an_amount_as_people_write_it_and_refuses_what_could_be_another_one() {
        Map<String, Object> draft = new LinkedHashMap<>(Map.of(
                "title",
                "Roof",
                "kind",
                "payment",
                "organization",
                "facilities",
                "currency",
                "KRW",
                "body",
                "It leaks."));
        draft.put("amount", "1억 2,000만원");
        String caseId = submitted(draft);

        assertThat(context.getBean(CaseViews.class)
                        .find(caseId)
                        .orElseThrow()
                        .particulars()
                        .amount())
                .isEqualTo(Money.parse("120000000", "KRW"));
        assertThat(form("jung.administration", caseId, Locale.KOREAN)).containsEntry("caseAmount", "120,000,000원");
        draft.put("amount", "1.200");
        assertThatThrownBy(() -> submitted(draft))
                .satisfies(thrown -> assertThat(Refused.in(thrown).orElseThrow().text(Locale.KOREAN))
                        .contains("“1.200”은 두 가지로"));
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

    private static String submitted(Map<String, Object> fields) {
        return withoutRights(() -> as(
                "kim.employee",
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey("document-approval", fields)
                        .getId()));
    }

    private static String waiting(String office) {
        return open("kim.employee", payment(approve(office)));
    }

    private static JsonNode startForm(String process, Locale reader) throws IOException {
        LocaleContextHolder.setLocale(reader);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        try (InputStream form = withoutRights(
                () -> as("kim.employee", () -> engine.getFormService().getDeployedStartForm(definition)))) {
            return new ObjectMapper().readTree(form);
        }
    }

    private static JsonNode taskForm(String person, String caseId) throws IOException {
        String task = task(person, caseId).taskId();
        try (InputStream form = as(person, () -> engine.getFormService().getDeployedTaskForm(task))) {
            return new ObjectMapper().readTree(form);
        }
    }

    /** The budget lines that a form offers, by id. */
    private static Map<String, String> options(JsonNode form) {
        Map<String, String> options = new LinkedHashMap<>();
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals("lineId")) {
                component
                        .path("values")
                        .forEach(option -> options.put(
                                option.path("value").asText(),
                                option.path("label").asText()));
            }
        }
        return options;
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
