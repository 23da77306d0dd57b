package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.KIM;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.approved;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.offer;
import static docket.engine.casefile.Sample.offerOutsideLine;
import static docket.engine.casefile.Sample.offerRevision;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.open;
import static docket.engine.casefile.Sample.resolve;
import static docket.engine.casefile.Sample.returned;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.line.OfferStep;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferingATaskTest {

    @Test
    void a_step_of_the_line_is_offered_to_whom_the_line_names() {
        StepOffered offered = new StepOffered(
                CASE,
                1,
                "task-0",
                0,
                "Decide",
                StepKind.CONCUR,
                null,
                List.of("budget-owner"),
                List.of(Decision.CONCUR, Decision.DISSENT),
                null);
        fixture()
                .givenCommands(open(CONCUR, APPROVE), resolve())
                .when(offer("task-0", 0))
                .expectResultMessagePayload(offered)
                .expectEvents(offered);
    }

    @Test
    void refuses_an_offer_that_contradicts_the_line() {
        fixture()
                .givenCommands(open(CONCUR, APPROVE), resolve())
                .when(new OfferStep(
                        CASE, "task-0", 0, "Decide", StepKind.CONCUR, null, List.of("employee"), List.of(), null))
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }

    @Test
    void refuses_a_step_whose_turn_has_not_come() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(offer("task-1", 1))
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }

    @Test
    void refuses_a_step_of_a_line_that_is_not_resolved() {
        fixture()
                .givenCommands(open(REVIEW, APPROVE))
                .when(offer("task-0", 0))
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }

    @Test
    void refuses_a_second_task_for_one_step() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(offer("task-1", 0))
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }

    @Test
    void refuses_a_task_id_that_was_used_before() {
        fixture()
                .givenCommands(onLine(REVIEW, APPROVE))
                .when(offer("task-0", 0))
                .expectException(refused(CaseRefusal.ALREADY_OPEN));
    }

    @Test
    void a_process_without_a_line_offers_what_the_model_says() {
        fixture()
                .givenCommands(open())
                .when(new OfferStep(
                        CASE,
                        "task-0",
                        null,
                        "Approve",
                        StepKind.APPROVE,
                        null,
                        List.of("supervisor"),
                        List.of(Decision.APPROVE, Decision.REJECT),
                        null))
                .expectEvents(new StepOffered(
                        CASE,
                        1,
                        "task-0",
                        null,
                        "Approve",
                        StepKind.APPROVE,
                        null,
                        List.of("supervisor"),
                        List.of(Decision.APPROVE, Decision.REJECT),
                        null));
    }

    @Test
    void a_returned_case_is_offered_to_its_drafter() {
        Object[] before = returned();
        fixture()
                .givenCommands(Arrays.copyOf(before, before.length - 1))
                .when(offerRevision("revise"))
                .expectEvents(new StepOffered(
                        CASE,
                        1,
                        "revise",
                        null,
                        "Revise",
                        StepKind.REVISE,
                        KIM.id(),
                        List.of(),
                        List.of(Decision.RESUBMIT, Decision.WITHDRAW),
                        null));
    }

    @Test
    void refuses_a_revision_of_a_case_that_was_not_returned() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(offerRevision("revise"))
                .expectException(refused(CaseRefusal.CASE_NOT_RETURNED));
    }

    @Test
    void refuses_to_ask_for_decisions_on_a_decided_case() {
        fixture()
                .givenCommands(approved())
                .when(offerOutsideLine("task-1", StepKind.APPROVE, "supervisor"))
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }
}
