package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.KIM;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.approved;
import static docket.engine.casefile.Sample.claim;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.resubmit;
import static docket.engine.casefile.Sample.returned;
import static docket.engine.casefile.Sample.withdraw;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.command.line.LapseStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import org.junit.jupiter.api.Test;

class WithdrawingACaseTest {

    @Test
    void the_drafter_withdraws_while_nobody_has_decided() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), claim("task-0", JUNG)))
                .when(withdraw())
                .expectResultMessagePayload(new Route(Outcome.WITHDRAWN, 0, 0))
                .expectEvents(new CaseWithdrawn(CASE, 1, null, KIM.id(), "No longer needed"));
    }

    @Test
    void refuses_once_someone_has_decided() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), decide("task-0", Decision.APPROVE, JUNG)))
                .when(withdraw())
                .expectNoEvents()
                .expectException(refused(CaseRefusal.ALREADY_ACTED_ON));
    }

    @Test
    void decisions_of_an_earlier_round_do_not_hinder() {
        fixture()
                .givenCommands(and(returned(), resubmit("revise")))
                .when(withdraw())
                .expectEvents(new CaseWithdrawn(CASE, 2, null, KIM.id(), "No longer needed"));
    }

    @Test
    void a_returned_case_is_withdrawn_by_deciding_the_drafters_task() {
        fixture()
                .givenCommands(returned())
                .when(new WithdrawCase(CASE, "revise", null, KIM))
                .expectEvents(new CaseWithdrawn(CASE, 1, "revise", KIM.id(), null));
    }

    @Test
    void a_returned_case_is_withdrawn_beside_its_task_too_which_then_lapses() {
        fixture()
                .givenCommands(returned())
                .when(withdraw())
                .expectEvents(new CaseWithdrawn(CASE, 1, null, KIM.id(), "No longer needed"));
        fixture()
                .givenCommands(and(returned(), withdraw()))
                .when(new LapseStep(CASE, "revise", "deleted"))
                .expectEvents(new StepLapsed(CASE, "revise", "withdrawn"));
    }

    @Test
    void refuses_anyone_but_the_drafter() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(new WithdrawCase(CASE, null, null, JUNG))
                .expectException(refused(CaseRefusal.NOT_YOUR_CASE));
        fixture()
                .givenCommands(returned())
                .when(new WithdrawCase(CASE, "revise", null, JUNG))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void refuses_to_withdraw_through_an_officers_task() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(new WithdrawCase(CASE, "task-0", null, KIM))
                .expectException(refused(StepRefusal.DECISION_NOT_OFFERED));
    }

    @Test
    void refuses_a_decided_case() {
        fixture().givenCommands(approved()).when(withdraw()).expectException(refused(CaseRefusal.ALREADY_ACTED_ON));
    }
}
