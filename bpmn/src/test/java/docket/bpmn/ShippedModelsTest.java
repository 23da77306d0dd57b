package docket.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The models of this repository as Camunda's own model API reads them, and what is asked of them beyond the lint. */
class ShippedModelsTest {

    static Stream<ModelResource> processes() {
        return Shipped.resources().filter(model -> model.name().endsWith(".bpmn"));
    }

    static Stream<ModelResource> forms() {
        return Shipped.resources().filter(model -> model.name().endsWith(".form"));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void is_drawn_from_end_to_end(ModelResource resource) {
        BpmnModelInstance model = read(resource);

        assertThat(model.getModelElementsByType(FlowNode.class))
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void can_be_withdrawn_by_the_drafter_at_any_time(ModelResource resource) {
        BpmnModelInstance model = read(resource);

        assertThat(model.getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .contains(ModelProperties.WITHDRAWAL_MESSAGE);
        SubProcess withdrawal = model.getModelElementById("withdrawal");
        assertThat(withdrawal.triggeredByEvent()).isTrue();
        ServiceTask first =
                withdrawal.getChildElementsByType(ServiceTask.class).iterator().next();
        assertThat(first.getCamundaDelegateExpression()).isEqualTo("${withdraw}");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void explains_itself_in_both_languages(ModelResource resource) {
        assertThat(resource.text()).containsPattern("<bpmn:documentation>[^<]*[A-Za-z]{3}[^<]*\\p{IsHangul}{2}");
        assertThat(resource.text()).contains(ModelProperties.NAME_KO);
    }

    @Test
    void every_form_takes_a_title_as_long_as_any_other_door_does() {
        List<FormDefinition> titled = forms().map(form -> FormDefinition.parse(form.bytes()))
                .filter(form -> form.field("title") != null)
                .toList();

        assertThat(titled)
                .hasSize(12)
                .allSatisfy(form -> assertThat(
                                Objects.requireNonNull(form.field("title")).maxLength())
                        .isEqualTo(ModelProperties.LONGEST_TITLE));
    }

    @Test
    void the_authority_table_is_valid_dmn() {
        Dmn.validateModel(Dmn.readModelFromStream(new ByteArrayInputStream(
                Shipped.resource("authority/authority.dmn").bytes())));
    }

    @Test
    void every_form_has_a_korean_twin_with_the_same_fields_and_facts() {
        List<String> names = forms().map(ModelResource::name).toList();
        assertThat(names).isNotEmpty();
        for (ModelResource form : forms().filter(form -> !form.isKoreanTwin()).toList()) {
            FormDefinition english = FormDefinition.parse(form.bytes());
            FormDefinition korean = FormDefinition.parse(
                    Shipped.resource(form.name().replace(".form", ".ko.form")).bytes());
            assertThat(keys(korean)).isEqualTo(keys(english));
            assertThat(korean.factKeys()).isEqualTo(english.factKeys());
            assertThat(korean.fields())
                    .allSatisfy(
                            field -> assertThat(field.label()).as(field.key()).containsPattern("\\p{IsHangul}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "forms/revise.form,                          document-approval/document-approval-start.form",
        "budget-request/budget-request-revise.form,  budget-request/budget-request-start.form",
    })
    void what_a_revision_may_change_was_declared_at_the_start(String revision, String start) {
        List<String> content = keys(form(revision)).stream()
                .filter(key -> !Set.of("decision", "opinion").contains(key))
                .toList();

        assertThat(content).isNotEmpty();
        assertThat(keys(form(start))).containsAll(content);
    }

    private static FormDefinition form(String name) {
        return FormDefinition.parse(Shipped.resource(name).bytes());
    }

    private static List<String> keys(FormDefinition form) {
        return form.fields().stream().map(FormField::key).collect(Collectors.toList());
    }

    private static BpmnModelInstance read(ModelResource resource) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(resource.bytes()));
        Bpmn.validateModel(model);
        return model;
    }
}
