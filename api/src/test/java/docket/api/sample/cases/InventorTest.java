package docket.api.sample.cases;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.sample.SampleOrganization;
import docket.api.sample.SamplePerson;
import docket.api.sample.budget.SampleBudgetLine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InventorTest {

    private final List<SampleCase> cases = new Inventor(1).invent(60);

    @Test
    void the_same_seed_invents_the_same_requests() {
        assertThat(new Inventor(1).invent(60)).isEqualTo(cases);
        assertThat(new Inventor(2).invent(60)).isNotEqualTo(cases);
    }

    @Test
    void no_title_occurs_twice() {
        assertThat(cases).extracting(SampleCase::title).doesNotHaveDuplicates();
    }

    @Test
    void everybody_and_everything_named_is_in_the_sample() {
        assertThat(SampleOrganization.ALL)
                .extracting(SampleOrganization::id)
                .containsAll(cases.stream().map(SampleCase::organization).toList());
        assertThat(SamplePerson.STAFF)
                .extracting(SamplePerson::id)
                .containsAll(cases.stream().map(SampleCase::drafter).toList());
        assertThat(SampleBudgetLine.all())
                .extracting(SampleBudgetLine::organization)
                .containsAll(cases.stream()
                        .filter(one -> one.budgetLine() != null)
                        .map(SampleCase::organization)
                        .toList());
    }

    @Test
    void what_is_spent_from_a_budget_line_fits_it() {
        for (SampleBudgetLine line : SampleBudgetLine.all()) {
            long asked = cases.stream()
                    .filter(one -> line.code().equals(one.budgetLine()))
                    .mapToLong(one -> Objects.requireNonNull(one.amount()).minorUnits())
                    .sum();
            assertThat(asked).isLessThanOrEqualTo(line.releasedAtLeast().minorUnits());
        }
    }
}
