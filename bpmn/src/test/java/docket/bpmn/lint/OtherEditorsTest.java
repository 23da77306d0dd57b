package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import docket.bpmn.Shipped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors write besides the model itself does no harm, and is let in. */
class OtherEditorsTest {

    private static final String SIMPLE = "simple-approval/simple-approval.bpmn";
    private static final String TABLE = "authority/authority.dmn";
    private static final String START = "document-approval/document-approval-start.form";

    static Stream<Arguments> ways() {
        return Stream.of(
                way(
                        "with the prefix bpmn2",
                        SIMPLE,
                        model -> model.replace("bpmn:", "bpmn2:").replace(":bpmn=", ":bpmn2=")),
                way(
                        "with the prefix semantic and a schema",
                        SIMPLE,
                        model -> model.replace("bpmn:", "semantic:")
                                .replace(":bpmn=", ":semantic=")
                                .replace("<semantic:definitions ", """
                                <semantic:definitions expressionLanguage="http://www.w3.org/1999/XPath" \
                                typeLanguage="http://www.w3.org/2001/XMLSchema" \
                                xsi:schemaLocation="http://www.omg.org/spec/BPMN/20100524/MODEL \
                                http://www.omg.org/spec/BPMN/2.0/20100501/BPMN20.xsd"\s""")),
                way("without a prefix", SIMPLE, OtherEditorsTest::withoutPrefix),
                way(
                        "without a prefix, of the type too",
                        SIMPLE,
                        model -> withoutPrefix(model).replace("xsi:type=\"bpmn:", "xsi:type=\"")),
                way(
                        "as Camunda Modeler does for Eclipse's models",
                        SIMPLE,
                        model -> model.replace("<di:waypoint ", "<di:waypoint xsi:type=\"dc:Point\" ")
                                .replace(
                                        "<bpmndi:BPMNEdge ",
                                        "<bpmndi:BPMNEdge sourceElement=\"a\" targetElement=\"b\" ")
                                .replace(
                                        "<bpmn:definitions ",
                                        "<bpmn:definitions camunda:diagramRelationId=\"4b2c-11\" ")),
                way(
                        "as the exchange suite does",
                        SIMPLE,
                        model -> model.replace(
                                        "<bpmn:userTask ",
                                        "<bpmn:userTask startQuantity=\"1\" completionQuantity=\"1\" isForCompensation=\"false\""
                                                + " implementation=\"##unspecified\" ")
                                .replace("<bpmn:sequenceFlow ", "<bpmn:sequenceFlow isImmediate=\"true\" ")
                                .replace("<bpmn:startEvent ", "<bpmn:startEvent parallelMultiple=\"false\" ")
                                .replace(
                                        "<bpmndi:BPMNDiagram ",
                                        "<bpmndi:BPMNDiagram resolution=\"96.00000267028808\" documentation=\"\" ")),
                way("as Signavio does", SIMPLE, OtherEditorsTest::asSignavio),
                way(
                        "as bpmn.io does, with groups, data and notes",
                        SIMPLE,
                        model -> model.replace("</bpmn:process>", """
                                <bpmn:dataObjectReference id="paper" name="Request" dataObjectRef="paper-object"/>
                                <bpmn:dataObject id="paper-object" isCollection="false"/>
                                <bpmn:group id="around" categoryValueRef="kind-value"/>
                                <bpmn:textAnnotation id="note"><bpmn:text>one of the two</bpmn:text></bpmn:textAnnotation>
                                <bpmn:association id="noted" associationDirection="None" sourceRef="decide" targetRef="note"/>
                                </bpmn:process>
                                <bpmn:category id="kind"><bpmn:categoryValue id="kind-value" value="Office"/></bpmn:category>""")
                                .replace(
                                        "exporter=\"Camunda Modeler\"", "exporter=\"bpmn-js (https://demo.bpmn.io)\"")),
                way("with a byte-order mark", SIMPLE, model -> "\uFEFF" + model),
                way("with a byte-order mark", START, model -> "\uFEFF" + model),
                way("with its encoding in small letters", SIMPLE, model -> model.replace("\"UTF-8\"", "'utf-8'")),
                way(
                        "with its inputs drawn",
                        TABLE,
                        model -> model.replace("<decisionTable ", """
                                <variable id="v" name="holder" typeRef="string"/>
                                <informationRequirement id="i"><requiredInput href="#kind"/></informationRequirement>
                                <authorityRequirement id="r"><requiredAuthority href="#rules"/></authorityRequirement>
                                <decisionTable preferredOrientation="Rule-as-Row" biodi:annotationsWidth="300"\s""")
                                .replace("</decision>", """
                                </decision>
                                <inputData id="kind" name="Kind"/><knowledgeSource id="rules" name="Rules of authority"/>
                                <textAnnotation id="n"><text>samples</text></textAnnotation>
                                <association id="a"><sourceRef href="#kind"/><targetRef href="#n"/></association>""")
                                .replace(
                                        "<definitions ",
                                        "<definitions xmlns:biodi=\"http://bpmn.io/schema/dmn/biodi/2.0\" ")));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("ways")
    void lets_the_same_model_pass_however_it_is_written(String way, String resource, UnaryOperator<String> written) {
        String model = shipped(resource);
        String other = written.apply(model);

        assertThat(other).isNotEqualTo(model);
        assertThat(ModelLint.check(resource, other.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, UTF-16", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "IBM037, not the bytes of UTF-8"})
    void says_what_to_do_about_another_encoding(String charset, String word) {
        for (String resource : List.of(SIMPLE, START)) {
            assertThat(ModelLint.check(resource, shipped(resource).getBytes(Charset.forName(charset))))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("unreadable");
                        assertThat(finding.text(Locale.ENGLISH)).contains(word).contains("ave the file as UTF-8");
                    });
        }
    }

    /** The engine would read it by what it declares. */
    @Test
    void says_what_to_do_about_a_declared_encoding() {
        for (String encoding : List.of("UTF-16", "ISO-8859-1", "IBM037", "utf-7", "windows-1252")) {
            String model = shipped(SIMPLE).replace("encoding=\"UTF-8\"", "encoding='" + encoding + "'");
            assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.ISO_8859_1)))
                    .singleElement()
                    .extracting(Finding::toString)
                    .asString()
                    .contains("found " + encoding)
                    .contains("Save the file as UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd, DMN 1.1",
        "http://www.omg.org/spec/DMN/20180521/MODEL/, DMN 1.2",
        "https://www.omg.org/spec/DMN/20211108/MODEL/, DMN 1.4",
        "https://www.omg.org/spec/DMN/20230324/MODEL/, DMN 1.5",
    })
    void says_which_version_of_dmn_was_found_and_which_is_taken(String namespace, String version) {
        String model = shipped(TABLE).replace("https://www.omg.org/spec/DMN/20191111/MODEL/", namespace);

        assertThat(ModelLint.check(TABLE, model.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("DMN 1.3 is taken")
                .contains(version + " (" + namespace + ") was found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bpmn:scriptTask id='x'/>             | let its worker run the script",
                "<bpmn:task id='x'/>                   | Make it a user task",
                "<bpmn:inclusiveGateway id='x'/>       | an exclusive or a parallel gateway",
                "<z:taskDefinition xmlns:z='http://camunda.org/schema/zeebe/1.0'/> | for Camunda 8",
            })
    void says_what_to_draw_instead(String drawn, String word) {
        String model = shipped(SIMPLE).replace("</bpmn:process>", drawn + "</bpmn:process>");

        assertThat(ModelLint.check(SIMPLE, model.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains(word);
    }

    private static String withoutPrefix(String model) {
        return model.replace("<bpmn:", "<")
                .replace("</bpmn:", "</")
                .replace("xmlns:bpmn=", "xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmn=");
    }

    private static String asSignavio(String model) {
        return withoutPrefix(model)
                .replace("xmlns:modeler=", "xmlns:signavio=\"http://www.signavio.com\" xmlns:modeler=")
                .replace("dc:", "omgdc:")
                .replace("di:", "omgdi:")
                .replace("bpmnomgdi:", "bpmndi:")
                .replace("xmlns:dc=", "xmlns:omgdc=")
                .replace("xmlns:di=", "xmlns:omgdi=")
                .replaceAll("(height|width|x|y)=\"([0-9]+)\"", "$1=\"$2.33300018310547\"")
                .replace("<extensionElements>", """
                        <extensionElements>
                        <signavio:signavioDiagramMetaData metaKey="revisionid" metaValue="1d2a"/>
                        <signavio:signavioLabel align="left" bold="" fill="" fontFamily="Arial" fontSize="8.0" italic="" ref="text_name" valign="top" x="-32.3" y="35.3"/>""")
                .replace("<bpmndi:BPMNLabel>", "<bpmndi:BPMNLabel labelStyle=\"sid-1\">")
                .replace("</bpmndi:BPMNDiagram>", """
                        <bpmndi:BPMNLabelStyle id="sid-1"><omgdc:Font isBold="false" isItalic="false" name="Arial" size="8.0"/>
                        </bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>""");
    }

    private static Arguments way(String name, String resource, UnaryOperator<String> written) {
        return arguments(name, resource, written);
    }

    private static String shipped(String name) {
        return Shipped.resource(name).text();
    }
}
