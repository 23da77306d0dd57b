package docket.engine.allocation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.allocation.Outcome;
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
import docket.engine.allocation.event.GrantedLine;
import docket.engine.allocation.event.RoundApproved;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.refusal.Refused;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * Money of one fiscal year that organisations ask for and that is shared out by a published rule. Nothing is asked once it is
 * closed; nothing is granted without the committee's approval, nor other than what a certificate proves around what the
 * committee itself decided.
 */
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class AllocationRound {

    @AggregateIdentifier
    private String roundId;

    private RoundState state;

    protected AllocationRound() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(OpenRound command) {
        if (roundId != null) {
            throw new Refused(RoundRefusal.ROUND_EXISTS, command.roundId());
        }
        apply(RoundRules.open(command));
        return command.roundId();
    }

    @CommandHandler
    void handle(EnterRequest command) {
        apply(rules().enter(command.request()));
    }

    @CommandHandler
    void handle(ChangeRequest command) {
        apply(rules().change(command));
    }

    @CommandHandler
    void handle(WithdrawRequest command) {
        apply(rules().withdraw(command));
    }

    @CommandHandler
    void handle(CloseRound command) {
        rules().close(command).forEach(event -> apply(event));
    }

    @CommandHandler
    void handle(AdjustRound command) {
        apply(rules().adjust(command));
    }

    @CommandHandler
    void handle(ReopenRound command) {
        apply(rules().reopen(command));
    }

    @CommandHandler
    List<GrantedLine> handle(ApproveRound command) {
        RoundApproved approved = rules().approve(command);
        apply(approved);
        return approved.lines();
    }

    @CommandHandler
    void handle(EndRound command) {
        apply(rules().end(command));
    }

    @EventSourcingHandler
    void on(RoundEvent event) {
        roundId = event.roundId();
        state = RoundState.fold(state, event);
    }

    RoundState state() {
        return state;
    }

    Outcome trial(List<Adjustment> adjustments) {
        return rules().trial(adjustments);
    }

    private RoundRules rules() {
        return new RoundRules(state);
    }
}
