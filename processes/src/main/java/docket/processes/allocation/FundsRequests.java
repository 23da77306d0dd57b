package docket.processes.allocation;

import docket.engine.allocation.command.ChangeRequest;
import docket.engine.allocation.command.EnterRequest;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.command.WithdrawRequest;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.organization.Person;
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

    public FundsRequests(Commands commands, Acts acts, Organizations organizations) {
        this.commands = commands;
        this.acts = acts;
        this.organizations = organizations;
    }

    /**
     * @throws Refused UNKNOWN_ORGANIZATION, NOT_YOUR_ORGANIZATION, FORBIDDEN to whoever only examines, and what the round
     *     refuses
     */
    public void enter(String roundId, FundsRequest request) {
        Person person = person();
        String organization = request.organization();
        organizations.require(organization);
        if (organizations.hasPeople(organization) && !person.groups().contains(organization)) {
            throw new Refused(RoundRefusal.NOT_YOUR_ORGANIZATION, organization);
        }
        commands.send(new EnterRequest(roundId, request));
    }

    /** @throws Refused FORBIDDEN to whoever only examines, and what the round refuses */
    public void change(String roundId, FundsRequest request) {
        commands.send(new ChangeRequest(roundId, request, person()));
    }

    /** @throws Refused FORBIDDEN to whoever only examines, and what the round refuses */
    public void withdraw(String roundId, String requestId) {
        commands.send(new WithdrawRequest(roundId, requestId, person()));
    }

    private Person person() {
        Person person = acts.person();
        if (person.onlyExamines()) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
        return person;
    }
}
