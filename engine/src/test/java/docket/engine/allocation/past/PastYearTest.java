package docket.engine.allocation.past;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.allocation.past.PastYear.Commitments;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.event.spending.FundsDisbursed;
import docket.engine.budget.terms.Control;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.money.Money;
import docket.engine.scoring.Fact;
import docket.engine.training.TrainingCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastYearTest {

    private final PastYear year = new PastYear(
            2025,
            "closing",
            List.of(
                    line("101", "facilities", "roads", "works", 1_000, 610),
                    line("102", "facilities", "roads", "goods", 1_000, 1_000),
                    line("201", "welfare", "care", "works", 2_000, 1_900)),
            Map.of("2025.facilities.101", new Commitments(800, 600)));

    @Test
    void it_says_what_the_line_its_organisation_program_and_item_did_and_names_the_closing_as_the_source() {
        assertThat(values(year.facts("facilities", "101", krw(1_500))))
                .containsOnly(
                        Map.entry("usedOfLine", "61"),
                        Map.entry("usedOfOrganization", "80"),
                        Map.entry("usedOfProgram", "80"),
                        Map.entry("usedOfItem", "83"),
                        Map.entry("askedToBefore", "150"),
                        Map.entry("committedLate", "75"));
        assertThat(year.facts("facilities", "101", krw(1_500)).values())
                .extracting(Fact::sourceEvent)
                .containsOnly("closing");
    }

    @Test
    void of_a_line_that_is_new_it_says_what_the_organisation_did_and_of_a_stranger_nothing() {
        assertThat(values(year.facts("welfare", "999", krw(10)))).containsOnly(Map.entry("usedOfOrganization", "95"));
        assertThat(values(year.facts("library", "101", krw(10)))).isEmpty();
        assertThat(values(year.facts("facilities", "101", Money.parse("10.00", "EUR"))))
                .isEmpty();
    }

    @Test
    void a_budget_is_used_where_at_least_nine_tenths_of_it_did_not_lapse() {
        assertThat(year.lines())
                .filteredOn(PastYear::isUsed)
                .extracting(BudgetLineView::code)
                .containsExactly("102", "201");
    }

    @Test
    void a_line_is_learned_from_with_what_the_year_before_said_of_what_was_voted_for_it() {
        BudgetLineView next = line("101", "facilities", "roads", "works", 1_200, 1_190);

        TrainingCase learned = UsedLines.of(next, year);

        assertThat(learned.features()).containsEntry("usedOfLine", "61").containsEntry("askedToBefore", "120");
        assertThat(learned.returned()).isTrue();
        assertThat(learned.submittedAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(learned.knownAt()).isEqualTo(Instant.parse("2025-12-31T00:00:00Z"));
    }

    private static Map<String, @Nullable String> values(Map<String, Fact> facts) {
        facts.values().removeIf(Fact.MISSING::equals);
        Map<String, @Nullable String> values = new java.util.HashMap<>();
        facts.forEach((name, fact) -> values.put(name, fact.value()));
        return values;
    }

    private static BudgetLineView line(
            String code, String organization, String program, String item, long voted, long spent) {
        String id = "2025." + organization + "." + code;
        BudgetLineView line = null;
        for (FundsEvent event : List.of(
                new FundsAppropriated(
                        id, 2025, code, "Line", organization, krw(voted), program, item, null, Control.STOP),
                new FundsDisbursed(id, "case-1", krw(spent), "oh.disbursing"))) {
            line = BudgetLineView.fold(line, event, Instant.EPOCH, Map.of());
        }
        return java.util.Objects.requireNonNull(line);
    }

    private static Money krw(long amount) {
        return Money.parse(Long.toString(amount), "KRW");
    }
}
