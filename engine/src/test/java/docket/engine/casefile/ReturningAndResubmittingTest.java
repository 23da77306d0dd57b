package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.CONTENT;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.KIM;
import static docket.engine.casefile.Sample.PARTICULARS;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.offer;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.resolve;
import static docket.engine.casefile.Sample.resubmit;
import static docket.engine.casefile.Sample.returned;

import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.line.ApprovalLine;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturningAndResubmittingTest {

    @Test
    void a_resubmission_opens_a_new_round_on_the_same_content_and_line() {
        fixture()
                .givenCommands(returned())
                .when(resubmit("revise"))
                .expectResultMessagePayload(new Route(Outcome.RESUBMITTED, 0, 0))
                .expectEvents(new CaseResubmitted(CASE, 2, "revise", KIM.id(), null, List.of(REVIEW, APPROVE)));
    }

    @Test
    void revised_content_is_a_new_version_with_its_hash() {
        Map<String, Object> revised = Map.of("body", "Both roofs leak.");
        fixture()
                .givenCommands(returned())
                .when(new ResubmitCase(CASE, "revise", "Now with the offer", null, revised, null, KIM))
                .expectEvents(
                        new ContentRevised(CASE, 2, revised, ContentHash.of(revised)),
                        new CaseResubmitted(
                                CASE, 2, "revise", KIM.id(), "Now with the offer", List.of(REVIEW, APPROVE)));
    }

    @Test
    void what_a_returned_case_is_about_can_be_corrected() {
        Particulars corrected =
                new Particulars("Repair of both roofs", "purchase", "finance", Money.parse("68.68", "EUR"));
        fixture()
                .givenCommands(returned())
                .when(new ResubmitCase(CASE, "revise", null, corrected, null, null, KIM))
                .expectEvents(
                        new CaseCorrected(CASE, PARTICULARS, corrected),
                        new CaseResubmitted(CASE, 2, "revise", KIM.id(), null, List.of(REVIEW, APPROVE)));
    }

    @Test
    void a_correction_that_changes_nothing_is_none() {
        fixture()
                .givenCommands(returned())
                .when(new ResubmitCase(CASE, "revise", null, PARTICULARS, null, null, KIM))
                .expectEvents(new CaseResubmitted(CASE, 2, "revise", KIM.id(), null, List.of(REVIEW, APPROVE)));
    }

    @Test
    void a_case_is_corrected_neither_to_no_title_nor_to_less_than_nothing() {
        for (Particulars wrong : List.of(
                new Particulars("\u3164", "payment", "facilities", null),
                new Particulars("Roof", "payment", "facilities", Money.parse("-1.00", "EUR")))) {
            fixture()
                    .givenCommands(returned())
                    .when(new ResubmitCase(CASE, "revise", null, wrong, null, null, KIM))
                    .expectException(Refused.class)
                    .expectNoEvents();
        }
    }

    @Test
    void unchanged_content_is_no_new_version() {
        fixture()
                .givenCommands(returned())
                .when(new ResubmitCase(CASE, "revise", null, null, CONTENT, null, KIM))
                .expectEvents(new CaseResubmitted(CASE, 2, "revise", KIM.id(), null, List.of(REVIEW, APPROVE)));
    }

    @Test
    void a_resubmission_may_take_another_line() {
        fixture()
                .givenCommands(and(
                        returned(),
                        new ResubmitCase(CASE, "revise", null, null, null, List.of(CONCUR, APPROVE), KIM),
                        resolve()))
                .when(offer("task-1", 0))
                .expectState(file -> org.assertj.core.api.Assertions.assertThat(file.line.walked())
                        .isEqualTo(ApprovalLine.of(List.of(CONCUR, APPROVE))));
    }

    @Test
    void who_decided_in_the_last_round_decides_again_in_the_next() {
        fixture()
                .givenCommands(and(returned(), resubmit("revise"), resolve(), offer("task-1", 0)))
                .when(decide("task-1", Decision.APPROVE, JUNG))
                .expectResultMessagePayload(new Route(Outcome.NEXT, 1, 1));
    }

    @Test
    void refuses_resubmission_by_another() {
        fixture()
                .givenCommands(returned())
                .when(new ResubmitCase(CASE, "revise", null, null, null, null, JUNG))
                .expectNoEvents()
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void refuses_resubmission_of_a_case_that_was_not_returned() {
        fixture()
                .givenCommands(onLine(APPROVE))
                .when(resubmit("task-0"))
                .expectException(refused(StepRefusal.DECISION_NOT_OFFERED));
    }

    @Test
    void refuses_a_second_resubmission() {
        fixture()
                .givenCommands(and(returned(), resubmit("revise")))
                .when(resubmit("revise"))
                .expectException(refused(StepRefusal.ALREADY_DECIDED));
    }

    @Test
    void refuses_a_line_that_cannot_be_walked_and_keeps_nothing_of_it() {
        fixture()
                .givenCommands(returned())
                .when(new ResubmitCase(CASE, "revise", null, null, Map.of("body", "new"), List.of(REVIEW), KIM))
                .expectNoEvents()
                .expectException(refused(LineRefusal.INVALID_APPROVAL_LINE));
    }

    @Test
    void an_old_task_takes_no_decision_in_the_new_round() {
        fixture()
                .givenCommands(and(returned(), resubmit("revise"), resolve(), offer("task-1", 0)))
                .when(decide("task-0", Decision.APPROVE, JUNG))
                .expectException(refused(StepRefusal.ALREADY_DECIDED));
    }
}
