package docket.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.cli.replay.CasePlan.Draft;
import docket.engine.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftReaderTest {

    private final List<String> notes = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "34.33634285099345, 34.34",
        "0, 0.00",
        "0.0, 0.00",
        "1.005, 1.00",
        "1.015, 1.02",
        "1.0051, 1.01",
        "982873.809217116, 982873.81",
        "1E+3, 1000.00",
        "0.0000000001, 0.00"
    })
    void rounds_the_amount_to_cents_half_to_even(String logged, String expected) throws NotStrict {
        assertThat(read(Map.of("RequestedAmount", logged)).amount()).isEqualTo(Money.parse(expected, "EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "NaN", "twelve", "1e999999999", "1e-2147483648", "1e17"})
    void refuses_what_is_no_amount(String logged) {
        assertThatThrownBy(() -> read(Map.of("RequestedAmount", logged)))
                .isInstanceOfSatisfying(
                        NotStrict.class, e -> assertThat(e.reason()).isEqualTo(Exclusion.NOT_AN_AMOUNT));
    }

    @Test
    void takes_nothing_that_became_known_later() throws NotStrict {
        Draft draft = read(Map.of(
                "RequestedAmount", "1",
                "Cost_Type", "0",
                "Project", "project 7",
                "OrganizationalEntity", "organizational unit 1",
                "Activity", "activity 505",
                "Task", "task 1",
                "variant", "Variant 34"));

        assertThat(draft.content()).containsOnly(Map.entry("costType", "0"), Map.entry("project", "project 7"));
        assertThat(notes).isEmpty();
    }

    @Test
    void says_what_was_missing_and_how_it_was_filled() throws NotStrict {
        Draft draft = read(Map.of("RequestedAmount", " ", "Project", "UNKNOWN"));

        assertThat(draft.amount()).isNull();
        assertThat(draft.organization()).isEqualTo("facilities");
        assertThat(draft.content()).isEmpty();
        assertThat(notes)
                .containsExactly(
                        "no Cost_Type: left empty",
                        "no Project: left empty",
                        "no OrganizationalEntity: filed under facilities",
                        "no RequestedAmount: requested without an amount");
    }

    @Test
    void files_a_unit_under_the_same_organisation_every_time() throws NotStrict {
        Map<String, String> attributes = Map.of("RequestedAmount", "1", "OrganizationalEntity", "unit 65463");

        assertThat(read(attributes).organization()).isEqualTo(read(attributes).organization());
        assertThat(read(attributes).organization()).isIn("facilities", "finance", "welfare", "education", "it");
    }

    @Test
    void shortens_what_is_longer_than_the_form_takes() throws NotStrict {
        Draft draft = read(Map.of("Project", "예".repeat(500), "Amount", "1"));

        assertThat(draft.content().get("project")).isEqualTo("예".repeat(99) + "…");
    }

    private Draft read(Map<String, String> attributes) throws NotStrict {
        return DraftReader.read(new LoggedCase("case", attributes, List.of()), notes);
    }
}
