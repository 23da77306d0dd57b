package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import docket.bpmn.ModelResource;
import docket.bpmn.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule bites: a violation is planted into a shipped model, which the lint lets pass without it. */
class PlantedViolationsTest {

    private static final String SIMPLE = "simple-approval/simple-approval.bpmn";
    private static final String DOCUMENT = "document-approval/document-approval.bpmn";
    private static final String TABLE = "authority/authority.dmn";
    private static final String START = "document-approval/document-approval-start.form";
    private static final String DECIDE = "forms/decide.form";

    private static final String REGISTER = "camunda:delegateExpression=\"${register}\"";
    private static final String REGISTERED = "<camunda:property name=\"docket.name.ko\" value=\"문서 등록\" />";
    private static final String RESULTS = "<camunda:property name=\"docket.results\" value=\"%s\" />";
    private static final String EXTENSIONS = "<bpmn:extensionElements>";
    private static final String TYPE = "xsi:type=\"bpmn:tFormalExpression\"";
    private static final String SCHEMA =
            "bpmn:definitions xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL %s\" ";
    private static final String ROUTE = "${route == 'APPROVED'}";

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
                planted(
                        SIMPLE,
                        "</bpmn:process>",
                        "<bpmn:textAnnotation id=\"decide\"/></bpmn:process>",
                        "contradiction"),
                // what refers to nothing
                planted(SIMPLE, "messageRef=\"message-withdrawal\"", "messageRef=\"nowhere\"", "missing"),
                planted(SIMPLE, "<bpmn:message id=\"message-withdrawal\"", "<bpmn:message id=\"other\"", "missing"),
                planted(
                        DOCUMENT,
                        "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">${stageSize}</bpmn:loopCardinality>",
                        "",
                        "missing"),
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
                timed("timeCycle", "R0/PT1S"),
                timed("timeDuration", "-PT5H"),
                timed("timeDuration", "PT-5H"),
                timed("timeDuration", "P106751991167300D"),
                timed("timeDuration", "PT99999999999999H"),
                timed("timeDuration", "PT+1H"),
                timed("timeDuration", "+P1D"),
                timed("timeDuration", "pt1h"),
                timed("timeDuration", "PT1,5S"),
                timed("timeCycle", "R3/pt1h"),
                timed("timeDate", "2026-01-01T10:00:00.Z"),
                timed("timeCycle", "R/PT0S"),
                timed("timeCycle", "R3/-PT5S"),
                timed("timeCycle", "R3/PT0.1S"),
                timed("timeDate", "+275817-08-12T00:00:00Z"),
                // conditions that the engine reads otherwise than they look, or not at all
                planted(SIMPLE, ROUTE, "${not route == 'REJECTED'}", "value-refused"),
                planted(SIMPLE, ROUTE, "${!route == 'REJECTED'}", "value-refused"),
                planted(SIMPLE, ROUTE, "${route}", "value-refused"),
                planted(SIMPLE, ROUTE, "${!route}", "value-refused"),
                planted(SIMPLE, ROUTE, "${stageSize}", "value-refused"),
                planted(SIMPLE, ROUTE, "${route == 1}", "value-refused"),
                planted(SIMPLE, ROUTE, "${route >= null}", "value-refused"),
                planted(SIMPLE, ROUTE, "${null &lt; route}", "value-refused"),
                planted(SIMPLE, ROUTE, "${loopCounter == 0}", "value-refused"),
                planted(SIMPLE, ROUTE, "${nrOfInstances &lt; 3}", "value-refused"),
                planted(SIMPLE, ROUTE, "${route gt 1}", "value-refused"),
                planted(SIMPLE, ROUTE, "${route == true}", "value-refused"),
                planted(SIMPLE, ROUTE, "${nrOfCompletedInstances == '1'}", "value-refused"),
                planted(SIMPLE, ROUTE, "${'3' == nrOfInstances}", "value-refused"),
                // what a model must say
                planted(SIMPLE, "value=\"P7D\"", "value=\"-P3D\"", "value-refused"),
                planted(SIMPLE, "value=\"P7D\"", "value=\"PT99999999999999H\"", "value-refused"),
                planted(SIMPLE, "<camunda:property name=\"docket.mode\" value=\"discretionary\" />", "", "missing"),
                planted(SIMPLE, "value=\"discretionary\"", "value=\"automatic\"", "value-refused"),
                planted(SIMPLE, "value=\"discretionary\"", "value=\"bound\"", "value-refused"),
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
                planted(SIMPLE, "value=\"APPROVE,REJECT\"", "value=\"APPROVE,WITHDRAW\"", "contradiction"),
                planted(DOCUMENT, "value=\"RESUBMIT,WITHDRAW\"", "value=\"RESUBMIT,REJECT\"", "contradiction"),
                planted(
                        SIMPLE,
                        "<camunda:property name=\"docket.step\" value=\"approve\" />",
                        "<camunda:property name=\"docket.step\" value=\"circulate\" />",
                        "value-refused"),
                planted(
                        SIMPLE,
                        "<bpmn:process ",
                        "<bpmn:process camunda:candidateStarterGroups=\"director\" ",
                        "unknown-attribute"),
                planted(
                        SIMPLE,
                        "<camunda:property name=\"docket.deadline\" value=\"P7D\" />",
                        "<camunda:property name=\"docket.authority\" value=\"authority\" />",
                        "contradiction"),
                planted(
                        DOCUMENT,
                        "<camunda:property name=\"docket.step\" value=\"line\" />",
                        "$0<camunda:property name=\"docket.decisions\" value=\"APPROVE\" />",
                        "contradiction"),
                planted(
                        SIMPLE,
                        "<bpmn:incoming>to-approved</bpmn:incoming>",
                        "$0<bpmn:messageEventDefinition id=\"m\" messageRef=\"message-withdrawal\"/>",
                        "contradiction"),
                planted(
                        SIMPLE,
                        "</bpmn:process>",
                        "<bpmn:callActivity id=\"c\" name=\"C\"/></bpmn:process>",
                        "missing"),
                planted(SIMPLE, REGISTER, "", "contradiction"),
                planted(
                        SIMPLE,
                        REGISTER,
                        REGISTER + " camunda:type=\"external\" camunda:topic=\"mail\"",
                        "contradiction"),
                planted(SIMPLE, REGISTERED, REGISTERED + RESULTS.formatted("receipt"), "contradiction"),
                planted(SIMPLE, REGISTERED, REGISTERED + RESULTS.formatted("receipt,route"), "value-refused"),
                planted(SIMPLE, REGISTERED, REGISTERED + RESULTS.formatted("decision"), "value-refused"),
                planted(SIMPLE, REGISTERED, REGISTERED + RESULTS.formatted("caseTitle"), "value-refused"),
                planted(SIMPLE, REGISTERED, REGISTERED + RESULTS.formatted(""), "value-refused"),
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
                        "value-refused"),
                planted(SIMPLE, "bpmn:definitions ", SCHEMA.formatted("http://evil/BPMN20.xsd"), "value-refused"),
                planted(SIMPLE, "bpmn:definitions ", SCHEMA.formatted("file:///etc/passwd"), "value-refused"),
                planted(SIMPLE, "bpmn:definitions ", SCHEMA.formatted("../../BPMN20.xsd"), "value-refused"),
                planted(SIMPLE, "bpmn:definitions ", SCHEMA.formatted("BPMN20.xsd x y.xsd"), "value-refused"),
                planted(
                        SIMPLE,
                        "bpmn:definitions ",
                        SCHEMA.formatted("http://www.omg.org/spec/..//evil/x.xsd?y"),
                        "value-refused"),
                planted(
                        SIMPLE,
                        "bpmn:definitions ",
                        "bpmn:definitions xsi:noNamespaceSchemaLocation=\"x.xsd\" ",
                        "unknown-attribute"),
                planted(SIMPLE, TYPE, "xmlns:e=\"http://evil\" xsi:type=\"e:tFormalExpression\"", "value-refused"),
                planted(SIMPLE, TYPE, "xsi:type=\"bpmn:tExpression\"", "value-refused"),
                planted(SIMPLE, TYPE, "xmlns:bpmn=\"http://evil\" " + TYPE, "unknown-element"),
                planted(
                        SIMPLE,
                        "bpmn:definitions ",
                        "bpmn:definitions expressionLanguage=\"groovy\" ",
                        "value-refused"),
                planted(SIMPLE, "<bpmn:userTask ", "<bpmn:userTask startQuantity=\"2\" ", "value-refused"),
                planted(SIMPLE, "<bpmn:serviceTask ", "<bpmn:serviceTask isForCompensation=\"true\" ", "value-refused"),
                planted(
                        SIMPLE,
                        "<bpmn:serviceTask ",
                        "<bpmn:serviceTask implementation=\"java\" ",
                        "unknown-attribute"),
                planted(SIMPLE, "<di:waypoint ", "<di:waypoint xsi:type=\"di:Point\" ", "value-refused"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS + "<s:signavioLabel xmlns:s=\"http://www.signavio.com\" class=\"X\"/>",
                        "unknown-attribute"),
                planted(
                        SIMPLE,
                        EXTENSIONS,
                        EXTENSIONS + "<s:script xmlns:s=\"http://www.signavio.com\">1</s:script>",
                        "unknown-element"),
                planted(SIMPLE, "camunda:candidateGroups=", "camunda:candidateUsers=", "unknown-attribute"),
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
                planted(
                        TABLE,
                        "<decisionTable ",
                        "<informationRequirement><requiredInput href=\"http://evil/x.dmn#y\"/></informationRequirement>$0",
                        "value-refused"),
                planted(
                        TABLE,
                        "<decisionTable ",
                        "<informationRequirement><requiredDecision href=\"#y\"/></informationRequirement>$0",
                        "unknown-element"),
                planted(TABLE, "hitPolicy=\"COLLECT\"", "hitPolicy=\"UNIQUE\"", "contradiction"),
                planted(TABLE, "hitPolicy=\"COLLECT\"", "hitPolicy=\"ANY\"", "contradiction"),
                planted(TABLE, " hitPolicy=\"COLLECT\"", "", "contradiction"),
                planted(TABLE, "typeRef=\"long\"", "typeRef=\"integer\"", "contradiction"),
                planted(TABLE, "typeRef=\"long\"", "typeRef=\"string\"", "contradiction"),
                planted(TABLE, "typeRef=\"long\"", "typeRef=\"double\"", "contradiction"),
                planted(TABLE, "typeRef=\"string\"", "typeRef=\"long\"", "contradiction"),
                planted(TABLE, "<text>amountMinor</text>", "<text>amount</text>", "contradiction"),
                planted(TABLE, "approve:supervisor\"</text>", "concur:supervisor\"</text>", "contradiction"),
                planted(TABLE, "approve:supervisor\"</text>", "approve:mayor\"</text>", "contradiction"),
                planted(TABLE, "approve:supervisor\"</text>", "approve:user:lee.director\"</text>", "contradiction"),
                planted(TABLE, "\"review:administration,", "\"circulate:administration,", "contradiction"),
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
                patterned("["),
                patterned("\\\\p{IsHangul}"),
                patterned("\\\\h"),
                patterned("\\\\s"),
                patterned("[a-z&&[^b]]"),
                patterned("a++"),
                patterned("a{2}+"),
                patterned("(?=a)b"),
                patterned("(?i)a"),
                patterned("(a)\\\\1"),
                patterned("*a"),
                patterned("a{1000}{1000}"),
                planted(
                        START,
                        "\"maxLength\": 10000",
                        "\"required\": true}, \"readonly\": true, \"layout\": {",
                        "contradiction"),
                planted(START, "\"maxLength\": 10000", "\"minLength\": 20000, \"maxLength\": 10000", "contradiction"),
                planted(START, "\"type\": \"checkbox\"", "\"values\": [], \"type\": \"radio\"", "contradiction"),
                planted(START, "\"type\": \"checkbox\"", "\"type\": \"checklist\"", "unknown-element"),
                planted(START, "\"type\": \"checkbox\"", "\"type\": \"taglist\"", "unknown-element"),
                planted(START, "\"docket.personal\": \"true\"", "\"docket.options\": \"all-people\"", "value-refused"),
                planted(
                        START,
                        "\"docket.personal\": \"true\"",
                        "\"docket.options\": \"budget-lines\"",
                        "contradiction"),
                planted(START, "\"docket.personal\": \"true\"", "\"docket.open\": \"true\"", "contradiction"),
                planted(START, "\"docket.personal\": \"true\"", "\"docket.values\": \"a,b\"", "contradiction"),
                planted(START, "\"docket.open\": \"true\"", "\"docket.personal\": \"true\"", "contradiction"),
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
                .allSatisfy(finding -> {
                    assertThat(finding.resource()).isEqualTo(resource);
                    assertThat(finding.text(Locale.KOREAN))
                            .matches("(?s).*[가-힣]{2}.*")
                            .isNotEqualTo(finding.text(Locale.ENGLISH));
                })
                .extracting(Finding::code)
                .contains(code);
    }

    private static Arguments planted(String resource, String found, String planted, String code) {
        return arguments(resource, found, planted.replace("\\\\", "\\"), code);
    }

    private static ModelResource shipped(String name) {
        return Shipped.resource(name);
    }

    private static Arguments patterned(String pattern) {
        return planted(
                START,
                "\"maxLength\": 10000",
                "\"pattern\": \"" + pattern.replace("\\", "\\\\") + "\"",
                "value-refused");
    }

    private static Arguments timed(String kind, String value) {
        return planted(
                SIMPLE,
                "<bpmn:messageEventDefinition id=\"withdrawal-message\" messageRef=\"message-withdrawal\" />",
                "<bpmn:timerEventDefinition><bpmn:%1$s xsi:type=\"bpmn:tFormalExpression\">%2$s</bpmn:%1$s></bpmn:timerEventDefinition>"
                        .formatted(kind, value),
                "value-refused");
    }
}
