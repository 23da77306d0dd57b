package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule bites: a violation is planted into a shipped model, which the lint lets pass without it. */
class ModelLintTest {

    private static final String SIMPLE = "simple-approval/simple-approval.bpmn";
    private static final String DOCUMENT = "document-approval/document-approval.bpmn";
    private static final String TABLE = "authority/authority.dmn";
    private static final String START = "document-approval/document-approval-start.form";
    private static final String DECIDE = "forms/decide.form";

    private static final String REGISTER = "camunda:delegateExpression=\"${register}\"";
    private static final String EXTENSIONS = "<bpmn:extensionElements>";
    private static final String ROUTE = "${route == 'APPROVED'}";

    @Test
    void lets_every_shipped_model_pass() {
        assertThat(ModelLint.check(ModelCatalog.shipped())).isEmpty();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                // what runs code
                planted(
                        SIMPLE,
                        "<bpmn:serviceTask id=\"register-case\"",
                        "<bpmn:scriptTask scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>$0",
                        "unknown-element"),
                planted(SIMPLE, REGISTER, "camunda:class=\"java.lang.Runtime\"", "unknown-attribute"),
                planted(SIMPLE, REGISTER, "camunda:expression=\"${runtimeService.suspend()}\"", "unknown-attribute"),
                planted(SIMPLE, REGISTER, "camunda:delegateExpression=\"${dataSource}\"", "value-refused"),
                planted(
                        SIMPLE,
                        REGISTER,
                        "camunda:delegateExpression=\"${register.notify(execution)}\"",
                        "value-refused"),
                planted(SIMPLE, REGISTER, REGISTER + " camunda:resultVariable=\"route\"", "unknown-attribute"),
                planted(SIMPLE, REGISTER, REGISTER + " class=\"java.lang.Runtime\"", "unknown-attribute"),
                planted(
                        SIMPLE,
                        REGISTER,
                        REGISTER + " xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Runtime\"",
                        "unknown-attribute"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS + "<camunda:executionListener event=\"start\" expression=\"${1}\"/>",
                        "unknown-element"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS + "<camunda:taskListener event=\"create\" class=\"X\"/>",
                        "unknown-element"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS
                                + "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                        "unknown-element"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS
                                + "<camunda:inputOutput><camunda:inputParameter name=\"route\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>",
                        "unknown-element"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS
                                + "<camunda:formData><camunda:formField id=\"x\" type=\"string\" defaultValue=\"${1}\"/></camunda:formData>",
                        "unknown-element"),
                planted(
                        SIMPLE,
                        "</bpmn:process>",
                        "<bpmn:businessRuleTask id=\"b\" camunda:decisionRef=\"authority\"/></bpmn:process>",
                        "unknown-element"),
                planted(SIMPLE, "</bpmn:process>", "<bpmn:sendTask id=\"s\"/></bpmn:process>", "unknown-element"),
                // expressions
                planted(SIMPLE, ROUTE, "${execution.setVariable('route', 'APPROVED')}", "value-refused"),
                planted(SIMPLE, ROUTE, "${''.getClass().forName('java.lang.Runtime')}", "value-refused"),
                planted(SIMPLE, ROUTE, "${route == 'APPROVED'}${authority}", "value-refused"),
                planted(SIMPLE, ROUTE, "${amount &lt; 100}", "value-refused"),
                planted(SIMPLE, ROUTE, "#{route == 'APPROVED'}", "value-refused"),
                planted(
                        SIMPLE,
                        "<bpmn:conditionExpression ",
                        "<bpmn:conditionExpression language=\"groovy\" ",
                        "unknown-attribute"),
                planted(SIMPLE, "name=\"Decide\"", "name=\"${execution.id}\"", "value-refused"),
                planted(SIMPLE, "<bpmn:documentation>", "<bpmn:documentation>#{execution.id}", "value-refused"),
                planted(
                        SIMPLE,
                        "camunda:candidateGroups=\"supervisor,director\"",
                        "camunda:candidateGroups=\"${groups.all()}\"",
                        "value-refused"),
                planted(
                        SIMPLE,
                        "camunda:candidateGroups=\"supervisor,director\"",
                        "camunda:assignee=\"${starter}\"",
                        "value-refused"),
                planted(DOCUMENT, "${stageSize}", "${execution.hashCode()}", "value-refused"),
                planted(
                        DOCUMENT,
                        "<bpmn:multiInstanceLoopCharacteristics>",
                        "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"officers\">",
                        "unknown-attribute"),
                // forms and variables past the record
                planted(
                        SIMPLE,
                        "camunda:formRef=\"decide\" camunda:formRefBinding=\"deployment\"",
                        "camunda:formKey=\"embedded:deployment:x.html\"",
                        "unknown-attribute"),
                planted(
                        SIMPLE,
                        "camunda:formRefBinding=\"deployment\"",
                        "camunda:formRefBinding=\"latest\"",
                        "value-refused"),
                planted(
                        SIMPLE,
                        "<bpmn:startEvent id=\"asked\"",
                        "<bpmn:startEvent id=\"asked\" camunda:initiator=\"route\"",
                        "unknown-attribute"),
                // timers
                planted(
                        SIMPLE,
                        "<bpmn:messageEventDefinition id=\"withdrawal-message\" messageRef=\"message-withdrawal\" />",
                        "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${days}</bpmn:timeDuration></bpmn:timerEventDefinition>",
                        "value-refused"),
                planted(
                        SIMPLE,
                        "<bpmn:messageEventDefinition id=\"withdrawal-message\" messageRef=\"message-withdrawal\" />",
                        "<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">0 0/5 * * * ?</bpmn:timeCycle></bpmn:timerEventDefinition>",
                        "value-refused"),
                // what a model must say
                planted(SIMPLE, "<camunda:property name=\"docket.mode\" value=\"discretionary\" />", "", "missing"),
                planted(SIMPLE, "value=\"discretionary\"", "value=\"automatic\"", "value-refused"),
                planted(SIMPLE, "<camunda:property name=\"docket.retention\" value=\"3-years\" />", "", "missing"),
                planted(SIMPLE, "name=\"docket.retention\"", "name=\"docket.colour\"", "unknown-attribute"),
                planted(SIMPLE, "<camunda:property name=\"docket.step\" value=\"approve\" />", "", "missing"),
                planted(
                        SIMPLE,
                        "<camunda:property name=\"docket.step\" value=\"approve\" />",
                        "<camunda:property name=\"docket.step\" value=\"approve\" /><camunda:property name=\"docket.step\" value=\"review\" />",
                        "unknown-attribute"),
                planted(SIMPLE, "value=\"APPROVE,REJECT\"", "value=\"APPROVE,ANNUL\"", "value-refused"),
                planted(SIMPLE, "camunda:formRef=\"decide\" camunda:formRefBinding=\"deployment\"", "", "missing"),
                planted(SIMPLE, "camunda:candidateGroups=\"supervisor,director\"", "", "contradiction"),
                planted(
                        DOCUMENT,
                        "<bpmn:userTask id=\"revise\"",
                        "<bpmn:userTask id=\"revise\" camunda:assignee=\"kim.employee\"",
                        "contradiction"),
                planted(SIMPLE, REGISTER, "", "contradiction"),
                planted(
                        SIMPLE,
                        REGISTER,
                        REGISTER + " camunda:type=\"external\" camunda:topic=\"mail\"",
                        "contradiction"),
                planted(SIMPLE, " camunda:versionTag=\"1\"", "", "missing"),
                planted(SIMPLE, " camunda:historyTimeToLive=\"P1D\"", "", "missing"),
                planted(SIMPLE, " isExecutable=\"true\"", " isExecutable=\"false\"", "value-refused"),
                planted(
                        SIMPLE,
                        "<bpmn:outgoing>to-decide</bpmn:outgoing>",
                        "$0<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>",
                        "contradiction"),
                // XML
                planted(
                        SIMPLE,
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>$0",
                        "unreadable"),
                planted(SIMPLE, "<bpmn:definitions", "<?xml-stylesheet href=\"http://evil/x.xsl\"?>$0", "unreadable"),
                planted(SIMPLE, "</bpmn:definitions>", "", "unreadable"),
                planted(
                        SIMPLE,
                        "bpmn:definitions ",
                        "bpmn:definitions xsi:schemaLocation=\"x http://evil/x.xsd\" ",
                        "unknown-attribute"),
                // DMN
                planted(TABLE, "<text>&lt;= 10000000</text>", "<text>&lt;= now()</text>", "value-refused"),
                planted(TABLE, "<text>&gt;= \"2010-01-01\"</text>", "<text>&lt; today()</text>", "value-refused"),
                planted(TABLE, "<text>day</text>", "<text>string(today())</text>", "value-refused"),
                planted(TABLE, "<text>\"supervisor\"</text>", "<text>organization</text>", "value-refused"),
                planted(TABLE, "expressionLanguage=\"feel\"", "expressionLanguage=\"javascript\"", "value-refused"),
                planted(
                        TABLE,
                        "hitPolicy=\"COLLECT\"",
                        "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                        "unknown-attribute"),
                planted(
                        TABLE,
                        "<decisionTable id=\"authority-table\" hitPolicy=\"COLLECT\">",
                        "<literalExpression id=\"l\"><text>1</text></literalExpression>$0",
                        "unknown-element"),
                planted(TABLE, " camunda:versionTag=\"1\"", "", "missing"),
                planted(TABLE, "20191111/MODEL/", "20151101/MODEL/", "unknown-element"),
                planted(TABLE, "approve:supervisor\"</text>", "aprove:supervisor\"</text>", "value-refused"),
                planted(TABLE, "name=\"reasonKo\"", "name=\"grund\"", "missing"),
                // forms
                planted(START, "\"type\": \"textarea\"", "\"type\": \"iframe\"", "unknown-element"),
                planted(START, "\"type\": \"textarea\"", "\"type\": \"dynamiclist\"", "unknown-element"),
                planted(START, "\"type\": \"textarea\"", "\"type\": \"button\"", "unknown-element"),
                planted(START, "\"key\": \"body\"", "\"key\": \"caseBody\"", "value-refused"),
                planted(START, "\"key\": \"body\"", "\"key\": \"route\"", "value-refused"),
                planted(START, "\"key\": \"body\"", "\"key\": \"case.body\"", "value-refused"),
                planted(START, "\"key\": \"body\"", "\"key\": \"title\"", "contradiction"),
                planted(START, "\"maxLength\": 10000", "\"maxLength\": 10000, \"custom\": \"=1\"", "unknown-attribute"),
                planted(START, "\"docket.personal\": \"true\"", "\"docket.personal\": \"perhaps\"", "value-refused"),
                planted(START, "^[0-9]{1,15}(\\\\.[0-9]{1,4})?$", "^([0-9]+)+$", "value-refused"),
                planted(START, "^[0-9]{1,15}(\\\\.[0-9]{1,4})?$", "[", "value-refused"),
                planted(START, "\"label\": \"Body\"", "\"label\": \"=payee\"", "value-refused"),
                planted(START, "\"label\": \"Body\"", "\"label\": \"{{payee}}\"", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "{{password}}", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<script>alert(1)</script>", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<img src=\\\\\"https://evil/x\\\\\">", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<div onclick=\\\\\"alert(1)\\\\\">", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<a href=\\\\\"https://evil\\\\\">here</a>", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<div style=\\\\\"position:fixed;top:0\\\\\"></div>", "value-refused"),
                planted(
                        DECIDE,
                        "{{caseTitle}}",
                        "<div style=\\\\\"background:url(//evil)\\\\\"></div>",
                        "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<div style=\\\\\"width:{{caseTitle}}\\\\\"></div>", "value-refused"),
                planted(DECIDE, "{{caseTitle}}", "<{{caseTitle}}>", "value-refused"),
                planted(DECIDE, "=caseBody = null", "=get value(window, \\\\\"x\\\\\") = null", "value-refused"),
                planted(DECIDE, "APPROVE,CONCUR,DISSENT,RETURN,REJECT", "APPROVE", "contradiction"),
                planted(DECIDE, "  \"id\": \"decide\",", "", "missing"),
                planted(DECIDE, "contains(decisionsText, value)", "true", "value-refused"),
                planted(DECIDE, "\"type\": \"default\"", "\"type\": \"default\", \"type\": \"default\"", "unreadable"),
                planted(
                        DECIDE,
                        "\"schemaVersion\": 16",
                        "\"schemaVersion\": 16, \"script\": \"x\"",
                        "unknown-attribute"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("violations")
    void refuses(String resource, String found, String planted, String code) {
        String sound = shipped(resource).text();
        assertThat(sound).contains(found);
        String model = sound.replace(found, planted.replace("$0", found));

        assertThat(ModelLint.check(resource, model.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.resource()).isEqualTo(resource))
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void says_where_and_what_was_expected() {
        String model = shipped(SIMPLE).text().replace(REGISTER, "camunda:delegateExpression=\"${dataSource}\"");

        List<Finding> findings = ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).element()).isEqualTo("bpmn:serviceTask 'register-case'");
        assertThat(model.lines().toList().get(findings.get(0).line() - 1)).contains("${dataSource}");
        assertThat(findings.get(0).text()).contains("register|withdraw").contains("${dataSource}");
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
    void refuses_bytes_that_the_engine_would_read_otherwise() {
        String model = shipped(SIMPLE).text();
        for (String encoding : List.of("UTF-16", "ISO-8859-1", "IBM037", "utf-7")) {
            assertThat(check(SIMPLE, model.replace("encoding=\"UTF-8\"", "encoding='" + encoding + "'")))
                    .as(encoding)
                    .contains("unreadable");
        }
        for (ModelResource resource : List.of(shipped(SIMPLE), shipped(START))) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("IBM037"))) {
                assertThat(ModelLint.check(resource.name(), resource.text().getBytes(charset)))
                        .extracting(Finding::code)
                        .contains("unreadable");
            }
        }
        assertThat(check(SIMPLE, model.replace("encoding=\"UTF-8\"", "encoding='utf-8'")))
                .isEmpty();
    }

    @Test
    void refuses_a_process_whose_form_is_not_deployed_with_it() {
        assertThat(ModelLint.check(List.of(shipped(SIMPLE))))
                .extracting(Finding::code, Finding::element)
                .containsExactly(
                        tuple("missing", "bpmn:startEvent 'asked'"), tuple("missing", "bpmn:userTask 'decide'"));
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
    void lets_a_reminding_timer_pass() {
        String timer =
                "<bpmn:boundaryEvent id=\"late\" name=\"Late\" attachedToRef=\"decide\" cancelActivity=\"false\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                        + "</bpmn:boundaryEvent></bpmn:process>";
        String model = shipped(SIMPLE).text().replace("</bpmn:process>", timer);

        assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    /** A finding is an answer; an exception would be none. */
    @Test
    void answers_whatever_it_is_given() {
        long seed = System.nanoTime();
        System.out.println("answers_whatever_it_is_given: seed " + seed);
        Random random = new Random(seed);
        List<ModelResource> models = ModelCatalog.shipped();
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
        String deep = "!(".repeat(40) + "route == 'X'" + ")".repeat(40);
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

    private static Arguments planted(String resource, String found, String planted, String code) {
        return arguments(resource, found, planted.replace("\\\\", "\\"), code);
    }

    private static ModelResource shipped(String name) {
        return ModelCatalog.shipped().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No model is shipped under the name " + name));
    }
}
