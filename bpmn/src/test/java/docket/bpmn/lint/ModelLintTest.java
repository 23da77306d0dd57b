package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.bpmn.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lint lets pass, and how it answers what it refuses; each single rule is tried in {@link PlantedViolationsTest}. */
class ModelLintTest {

    private static final String SIMPLE = "simple-approval/simple-approval.bpmn";
    private static final String TABLE = "authority/authority.dmn";
    private static final String START = "document-approval/document-approval-start.form";
    private static final String DECIDE = "forms/decide.form";

    private static final String REGISTER = "camunda:delegateExpression=\"${register}\"";
    private static final String ROUTE = "${route == 'APPROVED'}";

    /** Theirs too who have added one, and are told of it what they need and no stack trace. */
    @Test
    void lets_every_model_pass() {
        List<Finding> findings = ModelLint.check(ModelCatalog.shipped());
        if (!findings.isEmpty()) {
            AssertionError told = new AssertionError(
                    findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", "")));
            told.setStackTrace(new StackTraceElement[0]);
            throw told;
        }
    }

    @Test
    void says_of_a_task_without_a_step_that_alone_and_what_the_page_for_authors_says() throws IOException {
        String model = shipped(SIMPLE).text().replaceFirst("<camunda:property name=\"docket.step\"[^>]*>", "");

        assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(finding -> assertThat(Files.readString(Path.of("../docs/add-a-process.md")))
                        .contains(finding.toString()));
    }

    @Test
    void does_not_say_of_other_processes_what_follows_from_one_that_is_unclear() {
        String caller = Sketched.bpmn("caller", """
                asked(("start")) --> part[["call part"]] --> register[["${register}"]] --> done(("end"))
                """);
        String called = Sketched.bpmn("part", """
                begun(("start")) --> decide["approve: APPROVE"] --> over(("end"))
                """);
        String unclear = called.replaceFirst("<camunda:property name=\"docket.step\"[^>]*>", "");

        assertThat(together(caller, called)).isEmpty();
        assertThat(together(caller, unclear)).containsExactly("missing");
    }

    private static List<String> together(String... processes) {
        List<ModelResource> models = new ArrayList<>(Shipped.resources()
                .filter(model -> model.name().endsWith(".form"))
                .toList());
        for (String process : processes) {
            models.add(new ModelResource("drawn-" + models.size() + ".bpmn", process));
        }
        return ModelLint.check(models).stream().map(Finding::code).toList();
    }

    @Test
    void says_where_and_what_was_expected() {
        String model = shipped(SIMPLE).text().replace(REGISTER, "camunda:delegateExpression=\"${dataSource}\"");

        List<Finding> findings = ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).element()).isEqualTo("bpmn:serviceTask 'register-case'");
        assertThat(model.lines().toList().get(findings.get(0).line() - 1)).contains("${dataSource}");
        assertThat(findings.get(0).text(Locale.ENGLISH))
                .contains("register|withdraw")
                .contains("${dataSource}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value=\"discretionary\"|value=\"bound\"|A person decides each case, also where the law leaves them no choice: write discretionary",
                "value=\"approve\"|value=\"circulate\"|decides nothing: make it a review where the case shall wait for them",
                "<bpmn:process |<bpmn:process camunda:candidateStarterUsers=\"kim\" |Any person may draft: say who decides",
                "name=\"docket.deadline\" value=\"P7D\"|name=\"docket.authority\" value=\"a\"|draw a service task with ${authority}",
            })
    void says_what_to_write_instead_of_what_would_do_nothing(String written, String idle, String instead) {
        String model = shipped(SIMPLE).text().replaceFirst(Pattern.quote(written), Matcher.quoteReplacement(idle));

        assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text(Locale.ENGLISH)).contains(instead));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${not (route != 'APPROVED')}",
                "${!(route eq \"REJECTED\") and stageSize >= 1}",
                "${route == 'APPROVED' or stageSize == 1.0}",
            })
    void lets_a_condition_pass_that_reads_as_it_looks(String condition) {
        byte[] model = shipped(SIMPLE)
                .text()
                .replace(ROUTE, condition.replace(">", "&gt;"))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ModelLint.check(SIMPLE, model)).extracting(Finding::code).doesNotContain("value-refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[0-9]{3}-[가-힣A-Za-z]{1,20}$",
                "^(?:A|B)+?$",
                "^([0-9]+)+$",
                "a*a*a*a*b",
                "\\\\d{2,}\\\\.[^\\\\]a-]?"
            })
    void lets_a_pattern_pass_that_every_door_reads_alike(String pattern) {
        ModelResource start = shipped("document-approval/document-approval-start.form");
        String form = start.text().replace("\"maxLength\": 10000", "\"pattern\": \"" + pattern + "\"");

        assertThat(ModelLint.check(start.name(), form.getBytes(StandardCharsets.UTF_8)))
                .extracting(Finding::code)
                .doesNotContain("value-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo.png", "form.html", "task.js", "case.cmmn", "x.groovy"})
    void refuses_any_other_kind_of_file(String name) {
        assertThat(ModelLint.check(name, new byte[0])).extracting(Finding::code).containsExactly("unknown-resource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "[]", "null", "{\"type\": \"default\", \"components\": 1} trailing"})
    void refuses_what_is_no_form_no_matter_how_odd(String text) {
        assertThat(ModelLint.check("x.form", text.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(ModelLint.check("x.bpmn", text.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void refuses_a_process_whose_form_is_not_deployed_with_it() {
        assertThat(ModelLint.check(List.of(shipped(SIMPLE))))
                .extracting(Finding::code, Finding::element)
                .containsExactly(
                        tuple("missing", "bpmn:startEvent 'asked'"), tuple("missing", "bpmn:userTask 'decide'"));
    }

    @Test
    void refuses_a_form_of_a_decision_that_asks_for_more_than_a_decision_records() {
        List<ModelResource> release = new ArrayList<>(Shipped.resources().toList());
        release.replaceAll(model -> model.name().endsWith("forms/decide.form")
                        || model.name().endsWith("forms/decide.ko.form")
                ? new ModelResource(model.name(), model.text().replace("\"key\": \"opinion\"", "\"key\": \"measured\""))
                : model);

        assertThat(ModelLint.check(release))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.text(Locale.ENGLISH)).contains("would lose [measured]"));
    }

    @Test
    void refuses_a_form_on_which_nobody_could_fill_in_what_is_needed() {
        List<ModelResource> release = new ArrayList<>(Shipped.resources().toList());
        release.removeIf(model -> model.name().equals(SIMPLE));
        String decides = "id=\"decide\" name=\"Decide\" camunda:formRef=\"decide\"";
        String model = shipped(SIMPLE)
                .text()
                .replace(decides, decides.replace("Ref=\"decide\"", "Ref=\"simple-approval-start\""))
                .replace("${register}", "${reserve}")
                .replace("${route == 'APPROVED'}", "${route != 'REJECTED'}");

        release.add(new ModelResource(SIMPLE, model));

        assertThat(ModelLint.check(release))
                .extracting(Finding::code, Finding::element)
                .containsExactly(
                        tuple("contradiction", "bpmn:startEvent 'asked'"),
                        tuple("contradiction", "bpmn:userTask 'decide'"), // it lacks the decision
                        tuple("contradiction", "bpmn:userTask 'decide'"), // and asks for what a case starts with
                        tuple("missing", "bpmn:process 'simple-approval'")); // and does not say of which line
    }

    @Test
    void refuses_a_korean_twin_with_other_fields_or_other_rules() {
        assertThat(twins("\"key\": \"payee\"", "\"key\": \"recipient\"")).containsExactly("contradiction");
        assertThat(twins("\"docket.personal\": \"true\"", "\"docket.personal\": \"false\""))
                .containsExactly("contradiction");
        assertThat(twins("\"maxLength\": 200", "\"maxLength\": 999")).containsExactly("contradiction");
        assertThat(twins("document-approval-start.ko", "document-approval-start"))
                .containsExactly("contradiction");
        assertThat(twins("x", "x")).isEmpty();
    }

    @Test
    void lets_an_external_task_pass() {
        String model = shipped(SIMPLE).text().replace(REGISTER, "camunda:type=\"external\" camunda:topic=\"mail\"");

        assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void lets_a_condition_read_what_a_worker_hands_back() {
        String drawing = """
                asked(("start")) --> ask[["worker: receiptValid, receipt"]] --> asked2{"?"}
                asked2 -->|"receiptValid == true"| decide["approve: APPROVE, REJECT"] --> done(("end"))
                asked2 -->|"otherwise"| decide
                """;

        assertThat(ModelLint.check(Sketched.deployment(drawing))).isEmpty();
        assertThat(ModelLint.check(Sketched.deployment(drawing.replace("receiptValid, receipt", "receipt"))))
                .extracting(Finding::code)
                .containsExactly("value-refused");
    }

    @Test
    void refuses_a_worker_who_would_fill_in_a_form() {
        List<ModelResource> release = new ArrayList<>(Shipped.resources().toList());
        release.removeIf(model -> model.name().equals(SIMPLE));

        release.add(new ModelResource(SIMPLE, withResults("body")));

        assertThat(ModelLint.check(release))
                .extracting(Finding::code, Finding::element)
                .containsExactly(tuple("contradiction", "bpmn:serviceTask 'register-case'"));
    }

    @Test
    void lets_a_reminding_timer_pass() {
        String timer =
                "<bpmn:boundaryEvent id=\"late\" name=\"Late\" attachedToRef=\"decide\" cancelActivity=\"false\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                        + "</bpmn:boundaryEvent></bpmn:process>";
        String model = shipped(SIMPLE).text().replace("</bpmn:process>", timer);

        assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_timer_of_an_allocation_round_needs_a_round_that_the_process_opens() {
        String timer =
                "<bpmn:boundaryEvent id=\"late\" name=\"Late\" attachedToRef=\"decide\" cancelActivity=\"false\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${roundClosesAt}</bpmn:timeDate>"
                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent></bpmn:process>";
        List<ModelResource> release = new ArrayList<>(Shipped.resources().toList());
        release.removeIf(model -> model.name().equals(SIMPLE));
        release.add(new ModelResource(SIMPLE, shipped(SIMPLE).text().replace("</bpmn:process>", timer)));

        assertThat(ModelLint.check(release))
                .extracting(Finding::code, finding -> finding.text(Locale.ENGLISH))
                .singleElement()
                .satisfies(found -> assertThat(found.toString()).contains("contradiction", "${openRound}"));
    }

    /** The register's place taken by a worker who hands something back. */
    private static String withResults(String results) {
        String name = "<camunda:property name=\"docket.name.ko\" value=\"문서 등록\" />";
        return shipped(SIMPLE)
                .text()
                .replace(REGISTER, "camunda:type=\"external\" camunda:topic=\"mail\"")
                .replace(name, name + "<camunda:property name=\"docket.results\" value=\"" + results + "\" />");
    }

    /** A finding is an answer; an exception would be none. */
    @Test
    void answers_whatever_it_is_given() {
        long seed = System.nanoTime();
        System.out.println("answers_whatever_it_is_given: seed " + seed);
        Random random = new Random(seed);
        List<ModelResource> models = Shipped.resources().toList();
        for (int i = 0; i < 500; i++) {
            ModelResource model = models.get(random.nextInt(models.size()));
            StringBuilder text = new StringBuilder(model.text());
            for (int change = random.nextInt(4); change >= 0; change--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(40));
                String piece = text.substring(from, to);
                if (random.nextBoolean()) {
                    text.delete(from, to);
                } else {
                    text.insert(random.nextInt(text.length()), piece.repeat(1 + random.nextInt(50)));
                }
            }
            assertThat(ModelLint.check(model.name(), text.toString().getBytes(StandardCharsets.UTF_8)))
                    .isNotNull();
        }
    }

    /** Found by {@link #answers_whatever_it_is_given}: a key that is no regular expression. */
    @Test
    void answers_to_a_key_of_any_characters() {
        assertThat(check(DECIDE, shipped(DECIDE).text().replace("\"key\": \"opinion\"", "\"key\": \"{{/if(\"")))
                .contains("value-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn:extensionElements", "bpmn:definitions", "bpmn:subProcess"})
    void refuses_elements_nested_without_end(String name) {
        String start = "<" + name + " xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">";
        assertThat(check("x.bpmn", start.repeat(100_000))).contains("unreadable");
        assertThat(check("x.bpmn", start + "</" + name + ">")).doesNotContain("unreadable");
    }

    @Test
    void refuses_texts_of_any_length_that_no_person_wrote() {
        String list = "1,".repeat(20_000) + "1";
        assertThat(check(TABLE, shipped(TABLE).text().replace("&lt;= 10000000", list)))
                .contains("value-refused");
        String deep = "!(".repeat(20_000) + "route == 'X'" + ")".repeat(20_000);
        assertThat(check(SIMPLE, shipped(SIMPLE).text().replace(ROUTE, "${" + deep + "}")))
                .contains("value-refused");
        String wide = "<div" + " class='a'".replace("'", "\\\"").repeat(20_000) + ">";
        assertThat(check(DECIDE, shipped(DECIDE).text().replace("{{caseTitle}}", wide)))
                .contains("value-refused");
    }

    @Test
    void lets_long_lists_and_deep_brackets_pass_that_a_person_might_write() {
        String list = "1,".repeat(3_900) + "1";
        assertThat(check(TABLE, shipped(TABLE).text().replace("&lt;= 10000000", list)))
                .isEmpty();
        String deep = "!(".repeat(40) + "route == 'APPROVED'" + ")".repeat(40);
        assertThat(check(SIMPLE, shipped(SIMPLE).text().replace(ROUTE, "${" + deep + "}")))
                .isEmpty();
        String wide = "<div" + " class='a'".replace("'", "\\\"").repeat(400) + "></div>";
        assertThat(check(DECIDE, shipped(DECIDE).text().replace("{{caseTitle}}", wide)))
                .isEmpty();
    }

    private static List<String> check(String resource, String text) {
        return ModelLint.check(resource, text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Finding::code)
                .toList();
    }

    private static List<String> twins(String found, String planted) {
        String twin = START.replace(".form", ".ko.form");
        List<ModelResource> forms = new ArrayList<>(List.of(
                shipped(START), new ModelResource(twin, shipped(twin).text().replace(found, planted))));
        return ModelLint.check(forms).stream().map(Finding::code).toList();
    }

    private static ModelResource shipped(String name) {
        return Shipped.resource(name);
    }
}
