package docket.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormDefinitionTest {

    private static final FormDefinition START = shipped("document-approval/document-approval-start.form");
    private static final FormDefinition DECIDE = shipped("forms/decide.form");
    private static final FormDefinition REVISE = shipped("forms/revise.form");

    @Test
    void lists_its_fields_in_the_order_of_the_form() {
        assertThat(START.id()).isEqualTo("document-approval-start");
        assertThat(START.fields())
                .extracting(FormField::key)
                .containsExactly(
                        "title",
                        "kind",
                        "organization",
                        "amount",
                        "currency",
                        "body",
                        "costType",
                        "project",
                        "payee",
                        "confidential");
    }

    @Test
    void knows_which_fields_are_about_a_person() {
        assertThat(START.personalKeys()).containsExactly("payee");
        assertThat(REVISE.personalKeys()).containsExactly("payee");
    }

    @Test
    void knows_the_facts_that_it_shows_and_takes_none_of_them_back() {
        assertThat(DECIDE.factKeys()).contains("caseTitle", "scoreReasons", "decisionsText");
        assertThat(DECIDE.editableKeys())
                .containsExactly("decision", "opinion", "overrideReason")
                .doesNotContainAnyElementsOf(ModelProperties.FACTS);
        assertThat(START.factKeys()).isEmpty();
    }

    @Test
    void accepts_what_its_rules_allow() {
        assertThat(validate(START, request())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "title,,field-required",
        "title,'   ',field-required",
    })
    void refuses_a_value_against_its_rules(String key, String value, String code) {
        Map<String, Object> request = request();
        request.put(key, value);

        assertThat(validate(START, request))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple(key, code));
    }

    @Test
    void refuses_a_text_that_is_too_long_naming_the_limit_in_the_readers_language() {
        Map<String, Object> request = request();
        request.put("title", "x".repeat(301));

        List<FieldError> errors = validate(START, request);

        assertThat(errors).extracting(FieldError::code).containsExactly("too-long");
        assertThat(errors.get(0).text(Locale.ENGLISH)).isEqualTo("Title is too long: 300 characters are allowed.");
        assertThat(errors.get(0).text(Locale.KOREAN)).contains("300자");
    }

    @Test
    void refuses_a_value_that_is_not_text_where_text_is_asked_for() {
        Map<String, Object> request = request();
        request.put("body", Map.of("nested", "object"));

        assertThat(validate(START, request)).extracting(FieldError::code).containsExactly("wrong-type");
    }

    @Test
    void takes_only_decisions_that_the_form_names() {
        assertThat(validate(DECIDE, Map.of("decision", "ANNUL")))
                .extracting(FieldError::code)
                .containsExactly("not-an-option");
        assertThat(validate(REVISE, Map.of("decision", "APPROVE")))
                .filteredOn(error -> error.field().equals("decision"))
                .extracting(FieldError::code)
                .containsExactly("not-an-option");
    }

    @Test
    void takes_other_values_where_the_options_only_suggest() {
        Map<String, Object> request = request();
        request.put("organization", "parks");
        request.put("currency", "JPY");

        assertThat(validate(START, request)).isEmpty();
    }

    @Test
    void checks_numbers_dates_boxes_and_lists() {
        FormDefinition form = form("""
                {"components": [
                  {"type": "number", "key": "n", "validate": {"min": 1, "max": 9}},
                  {"type": "datetime", "key": "d"},
                  {"type": "checkbox", "key": "c", "validate": {"required": true}},
                  {"type": "textfield", "key": "fixed", "readonly": true},
                  {"type": "textfield", "key": "p", "validate": {"pattern": "^[0-9]{2}$"}},
                  {"type": "group", "conditional": {"hide": "=caseTitle = null"}, "components": [
                    {"type": "textfield", "key": "perhaps", "validate": {"required": true, "minLength": 2}}]}
                ]}""");

        assertThat(validate(form, Map.of("n", 5, "d", "2026-01-31", "c", true))).isEmpty();
        assertThat(validate(form, Map.of("n", 10, "d", "31.1.2026", "c", false, "fixed", "x", "perhaps", "y")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("n", "too-large"),
                        tuple("d", "not-a-date"),
                        tuple("c", "field-required"),
                        tuple("fixed", "read-only"),
                        tuple("perhaps", "too-short"));
        assertThat(validate(form, Map.of("p", "123", "c", true)))
                .extracting(FieldError::code)
                .containsExactly("pattern");
        assertThat(validate(form, Map.of("n", 0, "c", true)))
                .extracting(FieldError::code)
                .containsExactly("too-small");
        assertThat(validate(form, Map.of("n", "many", "c", true)))
                .extracting(FieldError::code)
                .containsExactly("wrong-type");
    }

    @Test
    void asks_for_what_it_shows_and_takes_nothing_that_it_hides() {
        FormDefinition form = form("""
                {"components": [
                  {"type": "select", "key": "kind", "values": [{"value": "travel"}, {"value": "other"}]},
                  {"type": "group", "conditional": {"hide": "=kind != \\"travel\\""}, "components": [
                    {"type": "textfield", "key": "where", "validate": {"required": true}}]}
                ]}""");
        BiPredicate<String, Map<String, ?>> holds = (condition, values) -> !"travel".equals(values.get("kind"));

        assertThat(form.hidden(Map.of("kind", "travel"), holds)).isEmpty();
        assertThat(form.hidden(Map.of("kind", "other"), holds)).containsExactly("where");
        assertThat(form.validate(Map.of("kind", "travel"), Set.of()))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("where", "field-required"));
        assertThat(form.validate(Map.of("kind", "other"), Set.of("where"))).isEmpty();
        assertThat(form.validate(Map.of("kind", "other", "where", "Busan"), Set.of("where")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("where", "field-not-declared"));
    }

    @Test
    void leaves_it_to_the_record_which_budget_lines_there_are() {
        FormDefinition form = form("""
                {"components": [
                  {"type": "select", "key": "lineId", "values": [], "properties": {"docket.options": "budget-lines"}}]}""");

        assertThat(form.field("lineId"))
                .satisfies(field -> assertThat(field.offersBudgetLines()).isTrue());
        assertThat(validate(form, Map.of("lineId", "2026.facilities.401-01"))).isEmpty();
    }

    @Test
    void knows_what_a_select_can_show() {
        FormField costType = Objects.requireNonNull(START.field("costType"));

        assertThat(costType.canShow("goods")).isTrue();
        assertThat(costType.canShow("research")).isFalse();
        assertThat(Objects.requireNonNull(START.field("project")).canShow("anything"))
                .isTrue();
    }

    @Test
    void every_code_has_its_text_in_both_languages() {
        for (String code : List.of(
                "field-required",
                "too-short",
                "too-long",
                "pattern",
                "not-an-option",
                "wrong-type",
                "not-a-date",
                "too-small",
                "too-large",
                "read-only",
                "field-not-declared",
                "too-many-digits",
                "too-many-decimals")) {
            FieldError error = new FieldError("key", code, List.of("Label", "1"));
            assertThat(error.text(Locale.ENGLISH)).startsWith("Label").isNotEqualTo(error.text(Locale.KOREAN));
        }
    }

    @Test
    void is_not_made_of_anything_but_a_form() {
        assertThatThrownBy(() -> form("<html/>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Object> request() {
        return new HashMap<>(Map.of(
                "title", "Repair of the city hall roof",
                "kind", "payment",
                "organization", "facilities",
                "amount", "34.34",
                "currency", "EUR",
                "payee", "홍길동"));
    }

    private static List<FieldError> validate(FormDefinition form, Map<String, ?> submitted) {
        return form.validate(submitted, Set.of());
    }

    private static FormDefinition form(String json) {
        return FormDefinition.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static FormDefinition shipped(String name) {
        return FormDefinition.parse(Shipped.resource(name).bytes());
    }
}
