package docket.engine.destruction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.organization.Officer;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * The destruction of something: one records officer asks for it, another confirms it in time, or it is withdrawn. Whether
 * it may be destroyed at all is judged by {@link Destructions} before.
 */
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class Destruction {

    /** The group of those who may ask and confirm (기록물관리 전문요원). */
    public static final String OFFICERS = "records-officer";

    /** Where a destruction stands; a request {@code EXPIRED} where nobody confirmed it in time. */
    public enum State {
        REQUESTED,
        WITHDRAWN,
        EXPIRED,
        CONFIRMED
    }

    @AggregateIdentifier
    private String destructionId;

    private DestructionRequested request;
    private State state;

    protected Destruction() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(RequestDestruction command) {
        requireOfficer(command.officer());
        apply(new DestructionRequested(
                command.destructionId(),
                command.kind(),
                command.person(),
                command.cases(),
                command.reason(),
                command.officer().person(),
                command.expiresAt()));
        return command.destructionId();
    }

    @CommandHandler
    void handle(WithdrawDestruction command) {
        requireOfficer(command.officer());
        requireOpen(command.now());
        apply(new DestructionWithdrawn(destructionId, command.officer().person()));
    }

    @CommandHandler
    void handle(ConfirmDestruction command) {
        requireOfficer(command.officer());
        requireOpen(command.now());
        if (command.officer().person().equals(request.requestedBy())) {
            throw new Refused(DestructionRefusal.SECOND_PERSON_REQUIRED, request.requestedBy());
        }
        apply(new DestructionConfirmed(
                destructionId,
                request.kind(),
                request.person(),
                command.cases(),
                request.reason(),
                request.requestedBy(),
                command.officer().person()));
    }

    static State stateAt(State state, Instant now, Instant expiresAt) {
        return state == State.REQUESTED && !now.isBefore(expiresAt) ? State.EXPIRED : state;
    }

    static void requireOfficer(Officer officer) {
        if (!officer.groups().contains(OFFICERS)) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
    }

    private void requireOpen(Instant now) {
        State found = stateAt(state, now, request.expiresAt());
        if (found != State.REQUESTED) {
            throw new Refused(DestructionRefusal.DESTRUCTION_OVER, found, destructionId);
        }
    }

    @EventSourcingHandler
    void on(DestructionRequested event) {
        destructionId = event.destructionId();
        request = event;
        state = State.REQUESTED;
    }

    @EventSourcingHandler
    void on(DestructionWithdrawn event) {
        state = State.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(DestructionConfirmed event) {
        state = State.CONFIRMED;
    }
}
