package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.ADMIN;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.HAN;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.and;
import static docket.engine.casefile.Sample.claim;
import static docket.engine.casefile.Sample.decide;
import static docket.engine.casefile.Sample.delegate;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.officer;
import static docket.engine.casefile.Sample.onLine;

import docket.engine.casefile.command.line.DelegateStep;
import docket.engine.casefile.command.line.ReleaseStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.organization.OrganizationRefusal;
import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import org.junit.jupiter.api.Test;

class TakingATaskTest {

    private static final Person COLLEAGUE = officer("oh.administration", "administration");
    private static final Object[] OFFERED = onLine(REVIEW, APPROVE);
    private static final Object[] CLAIMED = and(OFFERED, claim("task-0", JUNG));
    private static final Object[] DELEGATED = and(OFFERED, delegate("task-0", COLLEAGUE, JUNG));

    @Test
    void a_member_of_the_group_claims() {
        fixture()
                .givenCommands(OFFERED)
                .when(claim("task-0", JUNG))
                .expectEvents(new StepClaimed(CASE, "task-0", JUNG.id()));
    }

    @Test
    void refuses_a_claim_from_outside_the_group() {
        fixture().givenCommands(OFFERED).when(claim("task-0", HAN)).expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void refuses_a_claim_on_the_own_draft() {
        fixture()
                .givenCommands(OFFERED)
                .when(claim("task-0", officer("kim.employee", "administration")))
                .expectException(refused(LineRefusal.OWN_DRAFT));
    }

    @Test
    void refuses_a_claim_on_a_claimed_task() {
        fixture()
                .givenCommands(CLAIMED)
                .when(claim("task-0", JUNG))
                .expectException(refused(StepRefusal.ALREADY_CLAIMED));
        fixture()
                .givenCommands(CLAIMED)
                .when(claim("task-0", COLLEAGUE))
                .expectException(refused(StepRefusal.ALREADY_CLAIMED));
        fixture()
                .givenCommands(CLAIMED)
                .when(claim("task-0", officer("lee.director", "director")))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void whom_the_line_names_may_claim_what_is_theirs() {
        fixture()
                .givenCommands(onLine(LineStep.ofUser(StepKind.REVIEW, HAN.id()), APPROVE))
                .when(claim("task-0", HAN))
                .expectEvents(new StepClaimed(CASE, "task-0", HAN.id()));
    }

    @Test
    void a_claimed_task_is_the_claimers_alone() {
        fixture()
                .givenCommands(CLAIMED)
                .when(decide("task-0", Decision.APPROVE, COLLEAGUE))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void a_claimer_who_left_the_group_may_no_longer_decide() {
        fixture()
                .givenCommands(CLAIMED)
                .when(decide("task-0", Decision.APPROVE, officer(JUNG.id(), "employee")))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void the_claimer_gives_it_back_to_the_group() {
        ReleaseStep release = new ReleaseStep(CASE, "task-0", JUNG);
        fixture().givenCommands(CLAIMED).when(release).expectEvents(new StepReleased(CASE, "task-0", JUNG.id()));
        fixture()
                .givenCommands(and(CLAIMED, release))
                .when(decide("task-0", Decision.APPROVE, COLLEAGUE))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_operator_gives_back_what_another_claimed_and_a_colleague_does_not() {
        fixture()
                .givenCommands(CLAIMED)
                .when(new ReleaseStep(CASE, "task-0", ADMIN))
                .expectEvents(new StepReleased(CASE, "task-0", ADMIN.id()));
        fixture()
                .givenCommands(CLAIMED)
                .when(new ReleaseStep(CASE, "task-0", COLLEAGUE))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void the_holder_delegates_and_the_delegate_alone_decides() {
        fixture()
                .givenCommands(CLAIMED)
                .when(delegate("task-0", COLLEAGUE, JUNG))
                .expectEvents(new StepDelegated(CASE, "task-0", JUNG.id(), COLLEAGUE.id(), JUNG.id()));
        fixture()
                .givenCommands(DELEGATED)
                .when(decide("task-0", Decision.APPROVE, COLLEAGUE))
                .expectSuccessfulHandlerExecution();
        fixture()
                .givenCommands(DELEGATED)
                .when(decide("task-0", Decision.APPROVE, JUNG))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void refuses_delegation_by_the_holder_to_somebody_of_another_office() {
        fixture()
                .givenCommands(CLAIMED)
                .when(delegate("task-0", HAN, JUNG))
                .expectException(refused(StepRefusal.NOT_THEIR_TASK));
    }

    @Test
    void an_operator_gives_no_approval_to_another_office_unless_the_authority_table_gives_it_the_power() {
        fixture()
                .givenCommands(onLine(APPROVE, APPROVE))
                .when(delegate("task-0", HAN, ADMIN))
                .expectException(refused(StepRefusal.NOT_THEIR_TASK));
    }

    @Test
    void an_auditor_takes_gets_and_decides_nothing() {
        Person auditor = officer("seo.auditor", "administration", "auditor");
        fixture()
                .givenCommands(OFFERED)
                .when(claim("task-0", auditor))
                .expectException(refused(OrganizationRefusal.AUDITOR_DECIDES_NOTHING));
        fixture()
                .givenCommands(OFFERED)
                .when(delegate("task-0", auditor, JUNG))
                .expectException(refused(OrganizationRefusal.AUDITOR_DECIDES_NOTHING));
        fixture()
                .givenCommands(onLine(LineStep.ofUser(StepKind.REVIEW, auditor.id()), APPROVE))
                .when(decide("task-0", Decision.APPROVE, auditor))
                .expectException(refused(OrganizationRefusal.AUDITOR_DECIDES_NOTHING));
    }

    @Test
    void an_operator_hands_a_task_to_another_and_never_to_themselves() {
        fixture()
                .givenCommands(OFFERED)
                .when(delegate("task-0", HAN, ADMIN))
                .expectEvents(new StepDelegated(CASE, "task-0", null, HAN.id(), ADMIN.id()));
        fixture()
                .givenCommands(OFFERED)
                .when(delegate("task-0", ADMIN, ADMIN))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
    }

    @Test
    void refuses_delegation_by_a_stranger_and_to_the_drafter() {
        fixture()
                .givenCommands(OFFERED)
                .when(delegate("task-0", HAN, HAN))
                .expectException(refused(StepRefusal.NOT_YOUR_TASK));
        fixture()
                .givenCommands(OFFERED)
                .when(delegate("task-0", Sample.KIM, JUNG))
                .expectException(refused(LineRefusal.OWN_DRAFT));
    }

    @Test
    void refuses_delegation_to_somebody_who_is_not_there_or_could_not_approve() {
        fixture()
                .givenCommands(OFFERED)
                .when(new DelegateStep(CASE, "task-0", "no.body", Staff.UNKNOWN, ADMIN))
                .expectException(refused(OrganizationRefusal.UNKNOWN_PERSON));
        Object[] atTheEnd = onLine(APPROVE);
        fixture()
                .givenCommands(atTheEnd)
                .when(delegate("task-0", HAN, ADMIN))
                .expectException(refused(LineRefusal.AUTHORITY_INSUFFICIENT));
        fixture()
                .givenCommands(atTheEnd)
                .when(delegate("task-0", Sample.YOON, ADMIN))
                .expectSuccessfulHandlerExecution();
    }
}
