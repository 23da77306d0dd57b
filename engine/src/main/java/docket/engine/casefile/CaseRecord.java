package docket.engine.casefile;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.line.ApprovalLine;
import docket.engine.line.LineStep;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.store.Disposed;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a case need to remember, and how each event changes it. Events that no rule depends on (a failed
 * scoring, an intervention) change nothing here.
 */
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
abstract class CaseRecord {

    @AggregateIdentifier
    String caseId;

    CaseOpened opened;
    Particulars particulars;
    Map<String, Object> content;

    /** The sequence of the event that the content comes from. */
    long contentSequence;

    String drafter;
    CaseState state;
    boolean closed;

    @Nullable
    String number;

    /** Counted from 1; a resubmission opens the next. */
    int round;

    /** Counted from 1. */
    int contentVersion;

    String contentHash;

    /** What the score of the current content advises, or null where there is none. */
    @Nullable
    Advice advice;

    /** What the drafter asked for in this round; empty: the authority table makes the line. */
    List<LineStep> requestedLine;

    /** The line of this round, once the authority is resolved. */
    @Nullable
    ApprovalLine line;

    /** The groups and persons who hold the power to approve finally. */
    List<String> holders;

    Steps steps;

    @EventSourcingHandler
    void on(CaseOpened event) {
        caseId = event.caseId();
        opened = event;
        particulars = event.particulars();
        content = event.content();
        drafter = event.drafter();
        state = CaseState.OPEN;
        round = 1;
        contentVersion = 1;
        contentHash = event.contentHash();
        requestedLine = event.requestedLine();
        holders = List.of();
        steps = Steps.NONE;
    }

    @EventSourcingHandler
    void on(CaseScored event) {
        advice = event.score().advice();
    }

    @EventSourcingHandler
    void on(AuthorityResolved event) {
        line = ApprovalLine.of(event.line());
        holders = event.holders();
    }

    @EventSourcingHandler
    void on(StepOffered event) {
        steps = steps.with(Step.offered(event));
    }

    @EventSourcingHandler
    void on(StepClaimed event) {
        steps = steps.change(event.taskId(), step -> step.claimedBy(event.person()));
    }

    @EventSourcingHandler
    void on(StepReleased event) {
        steps = steps.change(event.taskId(), Step::released);
    }

    @EventSourcingHandler
    void on(StepDelegated event) {
        steps = steps.change(event.taskId(), step -> step.delegatedTo(event.to()));
    }

    @EventSourcingHandler
    void on(StepDecided event) {
        steps = steps.change(event.taskId(), step -> step.decidedBy(event.person()));
        if (event.step() != null && line != null) {
            line = line.decide(event.step(), event.decision()).line();
        }
        state = state.after(event.outcome());
    }

    @EventSourcingHandler
    void on(StepLapsed event) {
        steps = steps.change(event.taskId(), Step::ended);
    }

    @EventSourcingHandler
    void on(CaseCorrected event) {
        particulars = event.now();
        advice = null;
    }

    @EventSourcingHandler
    void on(ContentRevised event, @SequenceNumber long sequence) {
        content = event.content();
        contentSequence = sequence;
        contentVersion = event.version();
        contentHash = event.contentHash();
        advice = null;
    }

    @EventSourcingHandler
    void on(CaseResubmitted event) {
        steps = steps.change(event.taskId(), step -> step.decidedBy(event.person()));
        state = CaseState.OPEN;
        round = event.round();
        requestedLine = event.requestedLine();
        line = null;
        holders = List.of();
    }

    @EventSourcingHandler
    void on(CaseWithdrawn event) {
        if (event.taskId() != null) {
            steps = steps.change(event.taskId(), step -> step.decidedBy(event.person()));
        }
        state = CaseState.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(CaseRegistered event) {
        number = event.number();
    }

    @EventSourcingHandler
    void on(CaseClosed event) {
        state = event.outcome();
        closed = true;
    }

    @EventSourcingHandler
    void on(Disposed event) {
        caseId = event.caseId();
        drafter = "";
        steps = Steps.NONE;
        state = CaseState.DISPOSED;
        closed = true;
    }

    /** Whether the drafter may still take it back: it was returned, or nobody has acted on it in this round. */
    boolean isWithdrawable() {
        return state == CaseState.RETURNED
                || state == CaseState.OPEN && steps.decidersOf(round).isEmpty();
    }

    /** What readers inside the transaction may know. */
    CaseStanding standing() {
        if (state == CaseState.DISPOSED) {
            throw new Refused(RefusalCode.CASE_CLOSED, caseId, state);
        }
        return new CaseStanding(
                caseId,
                opened.process(),
                particulars.title(),
                particulars.kind(),
                particulars.organization(),
                particulars.amount(),
                drafter,
                content,
                contentSequence,
                round,
                requestedLine,
                line == null ? List.of() : line.steps(),
                state,
                !closed && isWithdrawable(),
                opened.retentionClass());
    }
}
