package docket.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bpmn.Features.Feature;
import docket.bpmn.Features.Kind;
import docket.bpmn.lint.Finding;
import docket.bpmn.lint.ModelLint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {

    private static final String SIMPLE = "simple-approval/simple-approval.bpmn";

    private static final FormDefinition FORM = FormDefinition.parse("""
            {"id": "chair-request-start", "components": [
              {"type": "textfield", "key": "title", "label": "Title"},
              {"type": "select", "key": "kind", "label": "Kind"},
              {"type": "number", "key": "chairs", "label": "Number of chairs"},
              {"type": "select", "key": "floor", "label": "Floor"},
              {"type": "number", "key": "hour", "label": "When"},
              {"type": "textarea", "key": "body", "label": "Why"},
              {"type": "datetime", "key": "by", "label": "By when"},
              {"type": "textfield", "key": "phone", "label": "Phone", "properties": {"docket.personal": "true"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void are_what_every_case_has_and_fields_of_the_form_with_the_kind_that_they_have() {
        assertThat(read("kind, chairs,floor , amount, chairs2:numeric").all())
                .containsExactly(
                        new Feature("kind", Kind.CATEGORICAL),
                        new Feature("chairs", Kind.NUMERIC),
                        new Feature("floor", Kind.CATEGORICAL),
                        new Feature("amount", Kind.NUMERIC));
        assertThat(read("chairs:categorical").all()).containsExactly(new Feature("chairs", Kind.CATEGORICAL));
    }

    @ParameterizedTest
    @CsvSource({
        "shoeSize, feature-not-on-form, chair-request-start, 서식",
        "title, feature-not-on-form, chair-request-start, 서식",
        "phone, feature-personal, person, 개인",
        "floor:numeric, feature-of-other-kind, categorical only, categorical",
        "chairs:large, feature-of-other-kind, numeric, numeric",
        "round:numeric, feature-of-other-kind, categorical only, categorical",
        "body, feature-of-no-kind, textarea, textarea",
        "by, feature-of-no-kind, datetime, datetime",
        "hour, feature-ambiguous, another key, 키"
    })
    void refuse_what_cannot_be_one_and_say_why(String said, String code, String english, String korean) {
        List<FieldError> faults = faults(said);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.text(Locale.ENGLISH)).contains(said.split(":")[0], english);
            assertThat(fault.text(Locale.KOREAN)).contains(said.split(":")[0], korean);
        });
        assertThat(read(said).all()).isEmpty();
    }

    @Test
    void are_named_once() {
        assertThat(faults("chairs, floor, chairs:categorical"))
                .extracting(FieldError::code)
                .containsExactly("feature-twice");
    }

    @ParameterizedTest
    @CsvSource({
        "'kind, organization, amount, round, weekday, hour',",
        "shoeSize, feature-not-on-form",
        "'kind, kind', feature-twice",
        "kind:numeric, feature-of-other-kind",
        "body, feature-of-no-kind",
        "'kind;hour', value-refused"
    })
    void a_model_that_names_what_cannot_be_one_is_not_deployed(String said, String code) {
        List<ModelResource> models = Shipped.resources()
                .map(model -> model.name().equals(SIMPLE) ? naming(model, said) : model)
                .toList();

        assertThat(ModelLint.check(models).stream().map(Finding::code).toList())
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void a_process_without_a_form_can_name_none() {
        ModelResource model = naming(Shipped.resource(SIMPLE), "kind");
        String formless = model.text()
                .replaceFirst("camunda:formRef=\"simple-approval-start\" camunda:formRefBinding=\"deployment\"", "");
        List<ModelResource> models = Shipped.resources()
                .map(other -> other.name().equals(SIMPLE) ? new ModelResource(SIMPLE, formless) : other)
                .toList();

        assertThat(ModelLint.check(models)).extracting(Finding::code).containsExactly("missing");
    }

    private static ModelResource naming(ModelResource model, String features) {
        String mode = "<camunda:property name=\"docket.mode\" value=\"discretionary\" />";
        assertThat(model.text()).contains(mode);
        return new ModelResource(
                model.name(),
                model.text()
                        .replace(
                                mode,
                                mode + "<camunda:property name=\"docket.features\" value=\"" + features + "\" />"));
    }

    private static Features read(String said) {
        return Features.read(said, FORM, fault -> {});
    }

    private static List<FieldError> faults(String said) {
        List<FieldError> faults = new ArrayList<>();
        Features.read(said, FORM, faults::add);
        return faults;
    }
}
