package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.offer;
import static docket.engine.casefile.Sample.officer;
import static docket.engine.casefile.Sample.open;
import static docket.engine.casefile.Sample.resolve;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.line.ApprovalLine;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.line.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvingTheAuthorityTest {

    @Test
    void the_line_that_the_drafter_asked_for_holds() {
        fixture()
                .givenCommands(open(REVIEW, APPROVE))
                .when(resolve(CONCUR, APPROVE))
                .expectResultMessagePayload(new Route(Outcome.NEXT, 0, 1))
                .expectEvents(new AuthorityResolved(
                        CASE,
                        1,
                        "payment-authority",
                        3,
                        List.of("rule-7"),
                        List.of("director", "supervisor"),
                        "payment of any amount",
                        List.of(REVIEW, APPROVE)));
    }

    @Test
    void the_authority_table_makes_the_line_where_the_drafter_gave_none() {
        fixture()
                .givenCommands(open())
                .when(resolve(CONCUR, APPROVE))
                .expectState(file -> org.assertj.core.api.Assertions.assertThat(file.line.walked())
                        .isEqualTo(ApprovalLine.of(List.of(CONCUR, APPROVE))));
    }

    @Test
    void refuses_when_nobody_made_a_line() {
        fixture().givenCommands(open()).when(resolve()).expectException(refused(LineRefusal.INVALID_APPROVAL_LINE));
    }

    @Test
    void refuses_a_last_group_without_the_power() {
        fixture()
                .givenCommands(open(LineStep.ofGroup(StepKind.APPROVE, "administration")))
                .when(resolve())
                .expectException(refused(LineRefusal.AUTHORITY_INSUFFICIENT));
    }

    @Test
    void refuses_one_without_the_power_in_the_final_stage_wherever_they_stand_in_it() {
        LineStep powerless = new LineStep(StepKind.APPROVE, null, "administration", "end", null);
        LineStep mighty = new LineStep(StepKind.APPROVE, null, "director", "end", null);
        for (LineStep[] line : new LineStep[][] {{powerless, mighty}, {mighty, powerless}}) {
            fixture()
                    .givenCommands(open(line))
                    .when(resolve())
                    .expectException(refused(LineRefusal.AUTHORITY_INSUFFICIENT));
        }
    }

    @Test
    void refuses_a_second_resolution_in_one_round() {
        fixture()
                .givenCommands(open(APPROVE), resolve())
                .when(resolve())
                .expectException(refused(CaseRefusal.NOT_OPEN_FOR_THIS));
    }

    @Test
    void a_person_at_the_end_of_the_line_needs_the_power_when_they_decide() {
        Object[] named = {open(LineStep.ofUser(StepKind.APPROVE, "choi")), resolve(), offer("task-0", 0)};
        fixture()
                .givenCommands(named)
                .when(decide("task-0", Decision.APPROVE, officer("choi", "employee")))
                .expectException(refused(LineRefusal.AUTHORITY_INSUFFICIENT));
        fixture()
                .givenCommands(named)
                .when(decide("task-0", Decision.APPROVE, officer("choi", "director")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_power_to_approve_finally_is_not_handed_on_with_the_task() {
        Object[] handedOn = {
            open(APPROVE),
            resolve(),
            offer("task-0", 0),
            Sample.delegate("task-0", officer("choi", "director"), Sample.LEE)
        };
        fixture()
                .givenCommands(handedOn)
                .when(decide("task-0", Decision.APPROVE, officer("choi", "employee")))
                .expectException(refused(LineRefusal.AUTHORITY_INSUFFICIENT));
        fixture()
                .givenCommands(handedOn)
                .when(decide("task-0", Decision.RETURN, "Ask Lee", officer("choi", "employee")))
                .expectSuccessfulHandlerExecution();
        fixture()
                .givenCommands(handedOn)
                .when(decide("task-0", Decision.APPROVE, officer("choi", "supervisor")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_person_who_is_named_like_a_group_has_not_its_power() {
        Object[] named = {open(LineStep.ofUser(StepKind.APPROVE, "director")), resolve(), offer("task-0", 0)};
        fixture()
                .givenCommands(named)
                .when(decide("task-0", Decision.APPROVE, officer("director", "employee")))
                .expectException(refused(LineRefusal.AUTHORITY_INSUFFICIENT));
    }

    @Test
    void a_person_may_hold_the_power_by_name() {
        fixture()
                .givenCommands(
                        open(LineStep.ofUser(StepKind.APPROVE, "choi")),
                        new ResolveAuthority(CASE, "t", 1, List.of(), List.of("user:choi"), "by name", List.of()),
                        offer("task-0", 0))
                .when(decide("task-0", Decision.APPROVE, officer("choi")))
                .expectSuccessfulHandlerExecution();
    }
}
