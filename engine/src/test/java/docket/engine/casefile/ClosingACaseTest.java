package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.LEE;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.approved;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.open;
import static docket.engine.casefile.Sample.resolve;
import static docket.engine.casefile.Sample.returned;
import static docket.engine.casefile.Sample.score;
import static docket.engine.casefile.Sample.withdraw;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.RecordIntervention;
import docket.engine.casefile.command.course.RegisterCase;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.line.Decision;
import docket.engine.scoring.ScoreRecord.Advice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingACaseTest {

    private static final CloseCase CLOSE = new CloseCase(CASE, null);
    private static final CloseCase CANCEL = new CloseCase(CASE, "admin");
    private static final RegisterCase REGISTER = new RegisterCase(CASE, "facilities-2026-7", "facilities", 2026, 7);

    @Test
    void an_approved_case_is_registered_and_closed() {
        fixture()
                .givenCommands(approved())
                .when(REGISTER)
                .expectEvents(new CaseRegistered(CASE, "facilities-2026-7", "facilities", 2026, 7));
        fixture()
                .givenCommands(and(approved(), REGISTER))
                .when(CLOSE)
                .expectEvents(new CaseClosed(CASE, CaseState.APPROVED, 5, null));
    }

    @Test
    void the_outcome_comes_from_the_decisions() {
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), decide("task-0", Decision.REJECT, "No", JUNG)))
                .when(CLOSE)
                .expectEvents(new CaseClosed(CASE, CaseState.REJECTED, 4, null));
        fixture()
                .givenCommands(open(), withdraw())
                .when(CLOSE)
                .expectEvents(new CaseClosed(CASE, CaseState.WITHDRAWN, 2, null));
    }

    @Test
    void refuses_to_close_what_nobody_decided() {
        fixture().givenCommands(onLine(APPROVE)).when(CLOSE).expectException(refused(CaseRefusal.CASE_UNDECIDED));
        fixture().givenCommands(returned()).when(CLOSE).expectException(refused(CaseRefusal.CASE_UNDECIDED));
        fixture()
                .givenCommands(and(onLine(REVIEW, APPROVE), decide("task-0", Decision.APPROVE, JUNG)))
                .when(CLOSE)
                .expectNoEvents()
                .expectException(refused(CaseRefusal.CASE_UNDECIDED));
    }

    @Test
    void a_deleted_instance_cancels_the_case_and_what_was_open_in_it() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(CANCEL)
                .expectEvents(
                        new StepLapsed(CASE, "task-0", "cancelled"),
                        new CaseClosed(CASE, CaseState.CANCELLED, 4, null));
    }

    @Test
    void a_deleted_instance_does_not_undo_a_final_decision() {
        fixture()
                .givenCommands(approved())
                .when(CANCEL)
                .expectEvents(new CaseClosed(CASE, CaseState.APPROVED, 4, null));
    }

    @Test
    void a_withdrawn_case_closes_with_its_open_tasks() {
        fixture()
                .givenCommands(and(onLine(APPROVE), withdraw()))
                .when(CLOSE)
                .expectEvents(
                        new StepLapsed(CASE, "task-0", "withdrawn"),
                        new CaseClosed(CASE, CaseState.WITHDRAWN, 5, null));
    }

    @Test
    void a_closed_case_takes_no_decision_content_or_score() {
        Object[] closed = and(onLine(APPROVE), CANCEL);
        for (Object command : new Object[] {
            CLOSE,
            CANCEL,
            REGISTER,
            decide("task-0", Decision.APPROVE, LEE),
            score(Advice.NONE),
            withdraw(),
            resolve(),
            Sample.offer("task-1", 0),
            Sample.resubmit("task-0"),
            Sample.claim("task-0", LEE)
        }) {
            fixture()
                    .givenCommands(closed)
                    .when(command)
                    .expectNoEvents()
                    .expectException(refused(CaseRefusal.CASE_CLOSED));
        }
    }

    @Test
    void a_decided_task_of_a_closed_case_says_that_it_was_decided() {
        fixture()
                .givenCommands(and(approved(), CLOSE))
                .when(decide("task-0", Decision.APPROVE, LEE))
                .expectException(refused(StepRefusal.ALREADY_DECIDED));
    }

    @Test
    void what_an_operator_did_is_recorded_before_and_after_the_close() {
        RecordIntervention intervention = new RecordIntervention(CASE, "retried", "admin", Map.of("job", "17"));
        OperatorIntervened recorded = new OperatorIntervened(CASE, "retried", "admin", Map.of("job", "17"));
        fixture().givenCommands(open()).when(intervention).expectEvents(recorded);
        fixture().givenCommands(and(approved(), CLOSE)).when(intervention).expectEvents(recorded);
    }

    @Test
    void refuses_a_number_before_the_final_approval_and_a_second_one() {
        fixture().givenCommands(onLine(APPROVE)).when(REGISTER).expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
        fixture()
                .givenCommands(and(approved(), REGISTER))
                .when(REGISTER)
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }
}
