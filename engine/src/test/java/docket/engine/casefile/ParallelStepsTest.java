package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.offer;
import static docket.engine.casefile.Sample.officer;
import static docket.engine.casefile.Sample.open;
import static docket.engine.casefile.Sample.resolve;

import docket.engine.casefile.command.line.LapseStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.line.StepKind;
import docket.engine.organization.Person;
import org.junit.jupiter.api.Test;

class ParallelStepsTest {

    private static final Person A = officer("a", "ga");
    private static final Person B = officer("b", "gb");
    private static final Person C = officer("c", "gc");

    @Test
    void the_whole_stage_is_offered_at_once() {
        fixture()
                .givenCommands(open(step("ga", 2), step("gb", 2), step("gc", 2), APPROVE))
                .when(resolve())
                .expectResultMessagePayload(new Route(Outcome.NEXT, 0, 3));
    }

    @Test
    void the_first_of_two_required_waits() {
        fixture()
                .givenCommands(twoOfThree())
                .when(decide("t0", Decision.APPROVE, A))
                .expectResultMessagePayload(new Route(Outcome.WAIT, 0, 3));
    }

    @Test
    void the_second_of_two_required_ends_the_stage() {
        fixture()
                .givenCommands(and(twoOfThree(), decide("t2", Decision.APPROVE, C)))
                .when(decide("t0", Decision.APPROVE, A))
                .expectResultMessagePayload(new Route(Outcome.NEXT, 3, 1));
    }

    @Test
    void one_return_ends_the_stage() {
        fixture()
                .givenCommands(twoOfThree())
                .when(decide("t1", Decision.RETURN, "Not like this", B))
                .expectResultMessagePayload(new Route(Outcome.RETURNED, 0, 3));
    }

    @Test
    void a_task_whose_stage_is_over_lapses_and_takes_no_decision() {
        Object[] over = and(twoOfThree(), decide("t0", Decision.APPROVE, A), decide("t1", Decision.APPROVE, B));
        fixture()
                .givenCommands(over)
                .when(decide("t2", Decision.APPROVE, C))
                .expectException(refused(StepRefusal.ALREADY_DECIDED));
        fixture()
                .givenCommands(over)
                .when(new LapseStep(CASE, "t2", "deleted"))
                .expectEvents(new StepLapsed(CASE, "t2", "stage-over"));
    }

    @Test
    void without_a_number_all_are_required() {
        fixture()
                .givenCommands(
                        open(step("ga", null), step("gb", null), APPROVE), resolve(), offer("t0", 0), offer("t1", 1))
                .when(decide("t0", Decision.APPROVE, A))
                .expectResultMessagePayload(new Route(Outcome.WAIT, 0, 2));
    }

    private static Object[] twoOfThree() {
        return new Object[] {
            open(step("ga", 2), step("gb", 2), step("gc", 2), APPROVE),
            resolve(),
            offer("t0", 0),
            offer("t1", 1),
            offer("t2", 2)
        };
    }

    private static LineStep step(String group, Integer required) {
        return new LineStep(StepKind.AGREE, null, group, "heads", required);
    }
}
