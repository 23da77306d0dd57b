package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.CONTENT;
import static docket.engine.casefile.Sample.HAN;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.LEE;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.offer;
import static docket.engine.casefile.Sample.offerOutsideLine;
import static docket.engine.casefile.Sample.officer;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.open;
import static docket.engine.casefile.Sample.returned;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.line.StepKind;
import org.junit.jupiter.api.Test;

class DecidingATaskTest {

    @Test
    void a_decision_is_bound_to_the_hash_of_what_was_decided() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(decide("task-0", Decision.APPROVE, "In order", JUNG))
                .expectResultMessagePayload(new Route(Outcome.NEXT, 1, 1))
                .expectEvents(new StepDecided(
                        CASE,
                        1,
                        "task-0",
                        0,
                        StepKind.REVIEW,
                        JUNG.id(),
                        null,
                        "group:administration",
                        Decision.APPROVE,
                        "In order",
                        null,
                        1,
                        ContentHash.of(CONTENT),
                        Outcome.NEXT));
    }

    @Test
    void the_last_approval_approves_the_case() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(decide("task-0", Decision.APPROVE, LEE))
                .expectResultMessagePayload(new Route(Outcome.APPROVED, 1, 0))
                .expectState(file -> assertThat(file.course.state()).isEqualTo(CaseState.APPROVED));
    }

    @Test
    void refuses_a_second_decision() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), decide("task-0", Decision.APPROVE, JUNG)))
                .when(decide("task-0", Decision.APPROVE, JUNG))
                .expectException(refused(StepRefusal.ALREADY_DECIDED));
    }

    @Test
    void refuses_a_task_that_was_never_offered() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(decide("task-9", Decision.APPROVE, LEE))
                .expectException(refused(StepRefusal.UNKNOWN_TASK));
    }

    @Test
    void refuses_a_person_outside_the_group() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(decide("task-0", Decision.APPROVE, HAN))
                .expectNoEvents()
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void refuses_the_drafter_also_as_a_director() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(decide("task-0", Decision.APPROVE, officer("kim.employee", "director")))
                .expectException(refused(LineRefusal.OWN_DRAFT));
    }

    @Test
    void refuses_two_decisions_of_one_person_in_one_round() {
        fixture()
                .givenCommands(and(
                        onLine(REVIEW, APPROVE),
                        decide("task-0", Decision.APPROVE, officer("both", "administration")),
                        offer("task-1", 1)))
                .when(decide("task-1", Decision.APPROVE, officer("both", "director")))
                .expectException(refused(StepRefusal.DECIDED_THIS_ROUND));
    }

    @Test
    void refuses_what_the_task_does_not_offer() {
        fixture()
                .givenCommands(onLine(CONCUR, APPROVE))
                .when(decide("task-0", Decision.REJECT, "No", HAN))
                .expectException(refused(StepRefusal.DECISION_NOT_OFFERED));
        fixture()
                .givenCommands(returned())
                .when(decide("revise", Decision.RESUBMIT, Sample.KIM))
                .expectException(refused(StepRefusal.DECISION_NOT_OFFERED));
    }

    @Test
    void return_reject_and_dissent_need_an_opinion() {
        for (Decision decision : new Decision[] {Decision.RETURN, Decision.REJECT}) {
            fixture()
                    .givenCommands(onLine(APPROVE))
                    .when(decide("task-0", decision, "  ", LEE))
                    .expectException(refused(StepRefusal.OPINION_REQUIRED));
        }
        fixture()
                .givenCommands(onLine(CONCUR, APPROVE))
                .when(decide("task-0", Decision.DISSENT, HAN))
                .expectException(refused(StepRefusal.OPINION_REQUIRED));
    }

    @Test
    void dissent_is_recorded_and_does_not_stop_the_case() {
        fixture()
                .givenCommands(onLine(CONCUR, APPROVE))
                .when(decide("task-0", Decision.DISSENT, "The line is too small", HAN))
                .expectResultMessagePayload(new Route(Outcome.NEXT, 1, 1))
                .expectState(file -> assertThat(file.course.state()).isEqualTo(CaseState.OPEN));
    }

    @Test
    void a_rejection_ends_the_case_and_a_return_gives_it_back() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(decide("task-0", Decision.REJECT, "Not ours", JUNG))
                .expectResultMessagePayload(new Route(Outcome.REJECTED, 0, 1))
                .expectState(file -> assertThat(file.course.state()).isEqualTo(CaseState.REJECTED));
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(decide("task-0", Decision.RETURN, "Which roof?", JUNG))
                .expectResultMessagePayload(new Route(Outcome.RETURNED, 0, 1))
                .expectState(file -> assertThat(file.course.state()).isEqualTo(CaseState.RETURNED));
    }

    @Test
    void without_a_line_one_approval_decides() {
        decidesWithoutLine(Decision.APPROVE, Outcome.APPROVED);
        decidesWithoutLine(Decision.REJECT, Outcome.REJECTED);
        decidesWithoutLine(Decision.RETURN, Outcome.RETURNED);
    }

    @Test
    void beside_a_line_no_other_task_approves_the_case() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), offerOutsideLine("beside", StepKind.APPROVE, "director")))
                .when(decide("beside", Decision.APPROVE, LEE))
                .expectResultMessagePayload(new Route(Outcome.NEXT, 0, 0))
                .expectState(file -> assertThat(file.course.state()).isEqualTo(CaseState.OPEN));
    }

    private static void decidesWithoutLine(Decision decision, Outcome outcome) {
        fixture()
                .givenCommands(open(), offerOutsideLine("task-0", StepKind.APPROVE, "director"))
                .when(decide("task-0", decision, "Because", LEE))
                .expectResultMessagePayload(new Route(outcome, 0, 0));
    }
}
