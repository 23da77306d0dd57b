package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.offerOutsideLine;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.returned;
import static docket.engine.casefile.Sample.withdraw;

import docket.engine.casefile.command.line.LapseStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import org.junit.jupiter.api.Test;

class EndingATaskWithoutDecisionTest {

    @Test
    void refuses_to_bypass_a_decision_that_is_due() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(new LapseStep(CASE, "task-0", "bpmn-error"))
                .expectNoEvents()
                .expectException(refused(StepRefusal.DECISION_BYPASSED));
    }

    @Test
    void refuses_to_bypass_the_drafter_of_a_returned_case() {
        fixture()
                .givenCommands(returned())
                .when(new LapseStep(CASE, "revise", "token-move"))
                .expectException(refused(StepRefusal.DECISION_BYPASSED));
    }

    @Test
    void a_withdrawal_explains_it() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), withdraw()))
                .when(new LapseStep(CASE, "task-0", "deleted"))
                .expectEvents(new StepLapsed(CASE, "task-0", "withdrawn"));
    }

    @Test
    void a_return_explains_the_end_of_a_task_beside_it() {
        fixture()
                .givenCommands(and(
                        onLine(REVIEW, APPROVE),
                        offerOutsideLine("beside", StepKind.CONCUR, "budget-owner"),
                        decide("task-0", Decision.RETURN, "Which roof?", JUNG)))
                .when(new LapseStep(CASE, "beside", "deleted"))
                .expectEvents(new StepLapsed(CASE, "beside", "stage-over"));
    }

    @Test
    void saying_it_once_more_changes_nothing() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), withdraw(), new LapseStep(CASE, "task-0", "deleted")))
                .when(new LapseStep(CASE, "task-0", "deleted"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_a_task_that_was_decided_or_never_offered() {
        Object[] decided = and(onLine(REVIEW, APPROVE), decide("task-0", Decision.APPROVE, JUNG));
        fixture()
                .givenCommands(decided)
                .when(new LapseStep(CASE, "task-0", "deleted"))
                .expectException(refused(StepRefusal.ALREADY_DECIDED));
        fixture()
                .givenCommands(decided)
                .when(new LapseStep(CASE, "task-9", "deleted"))
                .expectException(refused(StepRefusal.UNKNOWN_TASK));
    }
}
