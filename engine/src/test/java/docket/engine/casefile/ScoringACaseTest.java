package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.LEE;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.onLine;
import static docket.engine.casefile.Sample.open;
import static docket.engine.casefile.Sample.score;
import static docket.engine.casefile.Sample.scoreOf;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.content.RecordScoringFailure;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.line.Decision;
import docket.engine.scoring.ScoreRecord.Advice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringACaseTest {

    private static final DecideStep APPROVAL = Sample.decide("task-0", Decision.APPROVE, LEE);

    @Test
    void a_score_is_recorded_with_its_round() {
        fixture()
                .givenCommands(open())
                .when(score(Advice.CHECK))
                .expectEvents(new CaseScored(CASE, 1, scoreOf(Advice.CHECK)));
    }

    @Test
    void a_failure_is_recorded_and_a_person_goes_on() {
        RecordScoringFailure failure = new RecordScoringFailure(CASE, null, "no-model", "none is installed", 12);
        fixture()
                .givenCommands(open())
                .when(failure)
                .expectEvents(new ScoringFailed(CASE, 1, null, "no-model", "none is installed", 12));
        fixture().givenCommands(and(onLine(APPROVE), failure)).when(APPROVAL).expectSuccessfulHandlerExecution();
    }

    @Test
    void refuses_approval_against_the_advice_without_a_reason() {
        fixture()
                .givenCommands(and(onLine(APPROVE), score(Advice.CHECK)))
                .when(APPROVAL)
                .expectNoEvents()
                .expectException(refused(StepRefusal.OVERRIDE_REASON_REQUIRED));
    }

    @Test
    void approves_against_the_advice_with_a_reason() {
        fixture()
                .givenCommands(and(onLine(APPROVE), score(Advice.CHECK)))
                .when(new DecideStep(CASE, "task-0", Decision.APPROVE, null, "I saw the roof myself", LEE))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void needs_no_reason_where_nothing_was_found() {
        fixture()
                .givenCommands(and(onLine(APPROVE), score(Advice.NOTHING_FOUND)))
                .when(APPROVAL)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_latest_score_counts() {
        fixture()
                .givenCommands(and(onLine(APPROVE), score(Advice.CHECK), score(Advice.NONE)))
                .when(APPROVAL)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_failed_attempt_does_not_lift_the_advice() {
        fixture()
                .givenCommands(and(
                        onLine(APPROVE),
                        score(Advice.CHECK),
                        new RecordScoringFailure(CASE, "returns", "timeout", "2000 ms", 2_000_000)))
                .when(APPROVAL)
                .expectException(refused(StepRefusal.OVERRIDE_REASON_REQUIRED));
    }

    @Test
    void a_score_of_older_content_no_longer_counts() {
        fixture()
                .givenCommands(and(
                        and(new Object[] {open(APPROVE), score(Advice.CHECK)}, returnedByLee()),
                        new ResubmitCase(
                                CASE, "revise", null, null, Map.of("body", "Two roofs leak."), null, Sample.KIM),
                        Sample.resolve(),
                        Sample.offer("task-1", 0)))
                .when(Sample.decide("task-1", Decision.APPROVE, LEE))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_score_of_unchanged_content_still_counts() {
        fixture()
                .givenCommands(and(
                        and(new Object[] {open(APPROVE), score(Advice.CHECK)}, returnedByLee()),
                        new ResubmitCase(CASE, "revise", null, null, Sample.CONTENT, null, Sample.KIM),
                        Sample.resolve(),
                        Sample.offer("task-1", 0)))
                .when(Sample.decide("task-1", Decision.APPROVE, LEE))
                .expectException(refused(StepRefusal.OVERRIDE_REASON_REQUIRED));
    }

    @Test
    void refuses_a_score_of_a_case_that_is_decided() {
        fixture()
                .givenCommands(Sample.approved())
                .when(score(Advice.NONE))
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }

    @Test
    void a_case_never_closes_on_a_score_alone() {
        fixture()
                .givenCommands(open(), score(Advice.NOTHING_FOUND))
                .when(new CloseCase(CASE, null))
                .expectException(refused(CaseRefusal.CASE_UNDECIDED));
    }

    private static Object[] returnedByLee() {
        return new Object[] {
            Sample.resolve(),
            Sample.offer("task-0", 0),
            Sample.decide("task-0", Decision.RETURN, "Which roof?", LEE),
            Sample.offerRevision("revise")
        };
    }
}
