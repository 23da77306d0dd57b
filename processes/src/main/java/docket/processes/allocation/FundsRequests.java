package docket.processes.allocation;

import docket.engine.allocation.AllocationRounds;
import docket.engine.allocation.command.ChangeRequest;
import docket.engine.allocation.command.EnterRequest;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.command.WithdrawRequest;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.organization.Person;
import docket.engine.refusal.NamedLine;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.organization.Organizations;

/** What organisations ask of a round, in the name of the authenticated person. Thread-safe. */
public final class FundsRequests {

    private final Commands commands;
    private final Acts acts;
    private final Organizations organizations;
    private final AllocationRounds rounds;
    private final BudgetLineViews lines;

    public FundsRequests(
            Commands commands, Acts acts, Organizations organizations, AllocationRounds rounds, BudgetLineViews lines) {
        this.commands = commands;
        this.acts = acts;
        this.organizations = organizations;
        this.rounds = rounds;
        this.lines = lines;
    }

    /**
     * @throws Refused UNKNOWN_ORGANIZATION, NOT_YOUR_ORGANIZATION, BUDGET_LINE_EXISTS, FORBIDDEN to whoever only examines, and
     *     what the round refuses
     */
    public void enter(String roundId, FundsRequest request) {
        Person person = person();
        String organization = request.organization();
        organizations.require(organization);
        if (organizations.hasPeople(organization) && !person.groups().contains(organization)) {
            throw new Refused(RoundRefusal.NOT_YOUR_ORGANIZATION, organization);
        }
        requireNewLine(roundId, request);
        commands.send(new EnterRequest(roundId, request));
    }

    /** @throws Refused BUDGET_LINE_EXISTS, FORBIDDEN to whoever only examines, and what the round refuses */
    public void change(String roundId, FundsRequest request) {
        Person person = person();
        requireNewLine(roundId, request);
        commands.send(new ChangeRequest(roundId, request, person));
    }

    /** @throws Refused FORBIDDEN to whoever only examines, and what the round refuses */
    public void withdraw(String roundId, String requestId) {
        commands.send(new WithdrawRequest(roundId, requestId, person()));
    }

    /** The approval opens a line for each code; one that is there would then stand in the way of all. */
    private void requireNewLine(String roundId, FundsRequest request) {
        rounds.state(roundId)
                .map(round -> round.terms().fiscalYear())
                .flatMap(year -> lines.find(year, request.organization(), request.lineCode()))
                .ifPresent(line -> {
                    throw new Refused(
                            BudgetRefusal.BUDGET_LINE_EXISTS, "round", new NamedLine(line.name(), line.code()));
                });
    }

    private Person person() {
        Person person = acts.person();
        if (person.onlyExamines()) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
        return person;
    }
}
