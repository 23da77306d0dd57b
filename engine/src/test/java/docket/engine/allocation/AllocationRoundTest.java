package docket.engine.allocation;

import static docket.engine.Refusals.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import docket.allocation.certificate.Certificate;
import docket.allocation.certificate.Grant;
import docket.allocation.round.Limit;
import docket.allocation.round.Rule;
import docket.engine.InMemoryRecord;
import docket.engine.allocation.command.AdjustRound;
import docket.engine.allocation.command.ApproveRound;
import docket.engine.allocation.command.ChangeRequest;
import docket.engine.allocation.command.CloseRound;
import docket.engine.allocation.command.EndRound;
import docket.engine.allocation.command.EnterRequest;
import docket.engine.allocation.command.OpenRound;
import docket.engine.allocation.command.ReopenRound;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.command.WithdrawRequest;
import docket.engine.allocation.event.Adjustment;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.GrantedLine;
import docket.engine.allocation.event.RequestChanged;
import docket.engine.allocation.event.RequestEntered;
import docket.engine.allocation.event.RequestScored;
import docket.engine.allocation.event.RequestWithdrawn;
import docket.engine.allocation.event.RequestsNotScored;
import docket.engine.allocation.event.RoundApproved;
import docket.engine.allocation.event.RoundCancelled;
import docket.engine.allocation.event.RoundClosed;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.allocation.event.RoundInfeasible;
import docket.engine.allocation.event.RoundProposed;
import docket.engine.allocation.event.RoundRejected;
import docket.engine.allocation.event.RoundReopened;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.organization.Person;
import docket.engine.refusal.RequestRefusal;
import docket.engine.scoring.GoldenCard;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoringResult.Failed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class AllocationRoundTest {

    private static final String CASE = "case-1";
    private static final String ROUND = RoundEvent.roundOf(CASE);
    private static final Person KIM = new Person("kim.employee", Set.of("employee"));
    private static final Person NEIGHBOUR = new Person("park.employee", Set.of("facilities"));
    private static final Person STRANGER = new Person("choi.employee", Set.of("welfare"));

    private static final OpenRound OPEN = open(true, List.of(new Limit("facilities", null, 0, 60_000L)));

    @Test
    void requests_are_entered_changed_and_withdrawn_while_it_collects() {
        FundsRequest roof = request("roof", "facilities", 50_000, 500);
        FundsRequest less = request("roof", "facilities", 40_000, 500);
        fixture().givenCommands(OPEN).when(new EnterRequest(ROUND, roof)).expectEvents(new RequestEntered(ROUND, roof));
        fixture()
                .givenCommands(OPEN, new EnterRequest(ROUND, roof))
                .when(new ChangeRequest(ROUND, less, KIM))
                .expectEvents(new RequestChanged(ROUND, less, "kim.employee"));
        fixture()
                .givenCommands(OPEN, new EnterRequest(ROUND, roof))
                .when(new WithdrawRequest(ROUND, "roof", NEIGHBOUR))
                .expectEvents(new RequestWithdrawn(ROUND, "roof", "park.employee"));
    }

    @Test
    void only_people_of_the_organisation_or_who_entered_it_touch_a_request() {
        fixture()
                .givenCommands(OPEN, new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)))
                .when(new WithdrawRequest(ROUND, "roof", STRANGER))
                .expectNoEvents()
                .expectException(refused(RoundRefusal.NOT_YOUR_ORGANIZATION));
    }

    @Test
    void refuses_what_no_round_can_hold() {
        fixture()
                .givenCommands(OPEN)
                .when(new EnterRequest(ROUND, request("roof", "facilities", 0, 500)))
                .expectException(refused(RoundRefusal.INVALID_ROUND));
        fixture()
                .givenCommands(OPEN)
                .when(new EnterRequest(ROUND, request("roof", "facilities", 10, 1_001)))
                .expectException(refused(RoundRefusal.INVALID_ROUND));
        fixture()
                .givenCommands(OPEN)
                .when(new EnterRequest(
                        ROUND,
                        new FundsRequest(
                                "roof",
                                "facilities",
                                "401",
                                "Roof",
                                Money.parse("1", "EUR"),
                                Money.parse("0", "EUR"),
                                1,
                                "",
                                "kim.employee")))
                .expectException(refused(BudgetRefusal.CURRENCY_MISMATCH));
        fixture()
                .givenNoPriorActivity()
                .when(open(true, List.of(new Limit("a", "b", 0, null))))
                .expectNoEvents()
                .expectException(refused(RoundRefusal.INVALID_ROUND));
    }

    @Test
    void it_closes_with_a_proposal_that_its_certificate_proves() {
        InMemoryRecord<AllocationRound> record = proposed();
        List<Object> events = record.events(ROUND);
        assertThat(events.get(events.size() - 2)).isEqualTo(new RoundClosed(ROUND));
        RoundProposed proposal = (RoundProposed) events.get(events.size() - 1);
        Certificate certificate = Certificate.read(proposal.certificate().getBytes(UTF_8));
        assertThat(certificate.check()).isEmpty();
        assertThat(certificate.inputSha256()).isEqualTo(proposal.inputSha256());
        assertThat(certificate.grants())
                .containsExactly(new Grant("roof", 50_000), new Grant("door", 10_000), new Grant("meals", 40_000));
        assertThat(proposal.rules()).hasSize(3);
        assertThat(RoundProof.holds(proposal.certificate(), proposal.inputSha256()))
                .isTrue();
        assertThat(RoundProof.holds(proposal.certificate().replace("50000", "50001"), proposal.inputSha256()))
                .isFalse();
        assertThat(RoundProof.holds(proposal.certificate(), "0".repeat(64))).isFalse();
        record.close();
    }

    @Test
    void nothing_is_asked_of_a_round_that_is_closed() {
        fixture()
                .givenCommands(OPEN, new CloseRound(ROUND))
                .when(new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)))
                .expectNoEvents()
                .expectException(refused(RoundRefusal.ROUND_NOT_COLLECTING));
    }

    @Test
    void limits_that_clash_are_said_and_nothing_can_be_approved() {
        OpenRound clash = open(true, List.of(new Limit("facilities", null, 70_000, 60_000L)));
        try (InMemoryRecord<AllocationRound> record = new InMemoryRecord<>(AllocationRound.class)) {
            record.send(clash);
            record.send(new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)));
            record.send(new CloseRound(ROUND));
            List<Object> events = record.events(ROUND);
            assertThat(events.get(events.size() - 1))
                    .isInstanceOfSatisfying(
                            RoundInfeasible.class,
                            infeasible -> assertThat(infeasible.conflicts())
                                    .singleElement()
                                    .satisfies(conflict ->
                                            assertThat(conflict.needs()).isGreaterThan(conflict.can())));
        }
        fixture()
                .givenCommands(clash, new CloseRound(ROUND))
                .when(new ApproveRound(ROUND, CaseState.APPROVED))
                .expectNoEvents()
                .expectException(refused(RoundRefusal.ROUND_INFEASIBLE));
    }

    @Test
    void the_committee_adjusts_with_reasons_and_the_rest_is_shared_out_around_it() {
        try (InMemoryRecord<AllocationRound> record = proposed()) {
            record.send(new AdjustRound(ROUND, List.of(new Adjustment("roof", krw(20_000), "Half is new"))));
            record.send(new ApproveRound(ROUND, CaseState.APPROVED));
            List<Object> events = record.events(ROUND);
            assertThat(((RoundApproved) events.get(events.size() - 1)).lines())
                    .containsExactly(
                            line("401-door", "facilities", 40_000, "door"),
                            line("401-roof", "facilities", 20_000, "roof"),
                            line("401-meals", "welfare", 40_000, "meals"));
        }
        fixture()
                .givenCommands(
                        OPEN,
                        new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)),
                        new CloseRound(ROUND))
                .when(new AdjustRound(ROUND, List.of(new Adjustment("roof", krw(20_000), " "))))
                .expectException(refused(RequestRefusal.FIELD_REQUIRED));
        fixture()
                .givenCommands(
                        OPEN,
                        new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)),
                        new CloseRound(ROUND))
                .when(new AdjustRound(ROUND, List.of(new Adjustment("roof", krw(50_001), "More"))))
                .expectException(refused(RoundRefusal.INVALID_ROUND));
    }

    @Test
    void nothing_is_granted_that_no_committee_has_approved() {
        fixture()
                .givenCommands(OPEN, new CloseRound(ROUND))
                .when(new ApproveRound(ROUND, CaseState.OPEN))
                .expectNoEvents()
                .expectException(refused(RoundRefusal.ROUND_NOT_DECIDED));
        fixture()
                .givenCommands(OPEN)
                .when(new ApproveRound(ROUND, CaseState.APPROVED))
                .expectNoEvents()
                .expectException(refused(RoundRefusal.ROUND_NOT_PROPOSED));
    }

    @Test
    void a_returned_round_collects_again() {
        fixture()
                .givenCommands(OPEN, new CloseRound(ROUND))
                .when(new ReopenRound(ROUND, CaseState.RETURNED))
                .expectEvents(new RoundReopened(ROUND));
        fixture()
                .givenCommands(OPEN, new CloseRound(ROUND), new ReopenRound(ROUND, CaseState.RETURNED))
                .when(new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void each_request_is_scored_at_the_closing_and_anew_at_the_next_one() {
        ScoreRecord score = GoldenCard.model().score(Map.of(), null);
        Failed slow = new Failed(null, Failed.TIMEOUT, "no answer", 7);
        try (InMemoryRecord<AllocationRound> record = new InMemoryRecord<>(AllocationRound.class)) {
            record.send(OPEN);
            record.send(new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)));
            record.send(new CloseRound(ROUND, Map.of("roof", score, "gone", score), null));
            assertThat(record.events(ROUND))
                    .contains(new RequestScored(ROUND, "roof", score))
                    .filteredOn(RequestScored.class::isInstance)
                    .hasSize(1);
            assertThat(state(record).scores()).containsExactly(entry("roof", score));

            record.send(new ReopenRound(ROUND, CaseState.RETURNED));
            assertThat(state(record).scores()).isEmpty();

            record.send(new CloseRound(ROUND, Map.of(), slow));
            assertThat(state(record).scores()).isEmpty();
            assertThat(state(record).notScored())
                    .isEqualTo(new RequestsNotScored(ROUND, null, Failed.TIMEOUT, "no answer", 7));
            assertThat(state(record).phase()).isEqualTo(RoundPhase.PROPOSED);
        }
    }

    @Test
    void it_ends_as_its_case_does() {
        fixture()
                .givenCommands(OPEN, new CloseRound(ROUND))
                .when(new EndRound(ROUND, CaseState.REJECTED))
                .expectEvents(new RoundRejected(ROUND));
        fixture()
                .givenCommands(OPEN)
                .when(new EndRound(ROUND, CaseState.WITHDRAWN))
                .expectEvents(new RoundCancelled(ROUND));
        fixture()
                .givenCommands(OPEN, new EndRound(ROUND, CaseState.WITHDRAWN))
                .when(new EndRound(ROUND, CaseState.WITHDRAWN))
                .expectException(refused(RoundRefusal.ROUND_OVER));
    }

    private static RoundState state(InMemoryRecord<AllocationRound> record) {
        RoundState state = null;
        for (Object event : record.events(ROUND)) {
            state = RoundState.fold(state, (RoundEvent) event);
        }
        return Objects.requireNonNull(state);
    }

    private static InMemoryRecord<AllocationRound> proposed() {
        InMemoryRecord<AllocationRound> record = new InMemoryRecord<>(AllocationRound.class);
        record.send(OPEN);
        record.send(new EnterRequest(ROUND, request("roof", "facilities", 50_000, 500)));
        record.send(new EnterRequest(ROUND, request("door", "facilities", 40_000, 400)));
        record.send(new EnterRequest(ROUND, request("meals", "welfare", 90_000, 300)));
        record.send(new CloseRound(ROUND));
        return record;
    }

    private static OpenRound open(boolean divisible, List<Limit> limits) {
        return new OpenRound(ROUND, CASE, "Autumn", 2026, krw(100_000), Rule.VALUE, divisible, null, limits);
    }

    private static FundsRequest request(String id, String organization, long asked, long value) {
        return new FundsRequest(
                id, organization, "401-" + id, "Line " + id, krw(asked), krw(0), value, "It must be", "kim.employee");
    }

    private static GrantedLine line(String code, String organization, long granted, String request) {
        return new GrantedLine(
                "2026." + organization + "." + code,
                code,
                "Line " + request,
                organization,
                krw(granted),
                List.of(request));
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }

    private static AggregateTestFixture<AllocationRound> fixture() {
        return new AggregateTestFixture<>(AllocationRound.class);
    }
}
