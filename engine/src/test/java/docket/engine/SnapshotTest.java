package docket.engine;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.budget.BudgetSample;
import docket.engine.casefile.Sample;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import docket.engine.scoring.ScoreRecord.Advice;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final JacksonSerializer serializer = InMemoryRecord.serializer();

    @Test
    void a_budget_line_comes_back_from_its_snapshot_as_it_was() {
        BudgetSample.fixture()
                .givenCommands(
                        BudgetSample.appropriate("1000.00"),
                        BudgetSample.reserve("case-1", "1.00"),
                        BudgetSample.reserve("case-2", "2.00"),
                        BudgetSample.commit("case-2"))
                .when(BudgetSample.allot("500.00"))
                .expectState(this::comesBack);
    }

    @Test
    void a_line_without_allotments_comes_back_without() {
        BudgetSample.fixture()
                .givenNoPriorActivity()
                .when(BudgetSample.appropriate("1000.00"))
                .expectState(this::comesBack);
    }

    @Test
    void a_case_comes_back_from_its_snapshot_as_it_was() {
        Sample.fixture()
                .givenCommands(Sample.and(
                        Sample.returned(),
                        Sample.resubmit("revise"),
                        Sample.resolve(),
                        Sample.score(Advice.CHECK),
                        Sample.offer("task-1", 0),
                        Sample.claim("task-1", Sample.JUNG)))
                .when(Sample.offerOutsideLine("beside", StepKind.CONCUR, "budget-owner"))
                .expectState(this::comesBack);
        Sample.fixture()
                .givenCommands(Sample.onLine(Sample.APPROVE))
                .when(Sample.decide("task-0", Decision.APPROVE, Sample.LEE))
                .expectState(this::comesBack);
    }

    private void comesBack(Object aggregate) {
        Object read = serializer.deserialize(serializer.serialize(aggregate, byte[].class));
        assertThat(read).usingRecursiveComparison().isEqualTo(aggregate);
        assertThat(read).hasNoNullFieldsOrPropertiesExcept("allotted", "number", "advice", "line");
    }
}
