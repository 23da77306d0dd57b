package docket.engine.destruction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.destruction.command.ConfirmDestruction;
import docket.engine.destruction.command.DestructionRefusal;
import docket.engine.destruction.command.RequestDestruction;
import docket.engine.destruction.command.WithdrawDestruction;
import docket.engine.destruction.event.DestructionConfirmed;
import docket.engine.destruction.event.DestructionRequested;
import docket.engine.destruction.event.DestructionWithdrawn;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
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
        command.by().must(Permission.DESTROY);
        apply(new DestructionRequested(
                command.destructionId(),
                command.kind(),
                command.person(),
                command.cases(),
                command.reason(),
                command.by().id(),
                command.expiresAt()));
        return command.destructionId();
    }

    @CommandHandler
    void handle(WithdrawDestruction command) {
        command.by().must(Permission.DESTROY);
        requireOpen(command.now());
        apply(new DestructionWithdrawn(destructionId, command.by().id()));
    }

    @CommandHandler
    void handle(ConfirmDestruction command) {
        command.by().must(Permission.DESTROY);
        requireOpen(command.now());
        if (command.by().id().equals(request.requestedBy())) {
            throw new Refused(DestructionRefusal.SECOND_PERSON_REQUIRED, request.requestedBy());
        }
        apply(new DestructionConfirmed(
                destructionId,
                request.kind(),
                request.person(),
                command.cases(),
                request.reason(),
                request.requestedBy(),
                command.by().id()));
    }

    static State stateAt(State state, Instant now, Instant expiresAt) {
        return state == State.REQUESTED && !now.isBefore(expiresAt) ? State.EXPIRED : state;
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
