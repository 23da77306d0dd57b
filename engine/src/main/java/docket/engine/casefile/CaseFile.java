package docket.engine.casefile;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.content.RecordScore;
import docket.engine.casefile.command.content.RecordScoringFailure;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.command.course.RecordIntervention;
import docket.engine.casefile.command.course.RegisterCase;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.command.line.ClaimStep;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.DelegateStep;
import docket.engine.casefile.command.line.LapseStep;
import docket.engine.casefile.command.line.OfferStep;
import docket.engine.casefile.command.line.ReleaseStep;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepFilledIn;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.ApprovalLine;
import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.Route.Outcome;
import docket.engine.organization.Right;
import docket.engine.refusal.Refused;
import docket.engine.store.Disposed;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One case: from the draft to the close and after. The rules of deciding live in its parts, so that no door goes around
 * them: a part answers a command with its event or refuses, and each event gives the next value of every part.
 */
@SuppressWarnings("NullAway.Init") // Axon makes an empty aggregate and the first event fills it
public class CaseFile {

    @AggregateIdentifier
    private String caseId;

    Course course;
    Content content = Content.NONE;
    Line line = Line.NONE;
    Steps steps = Steps.NONE;

    protected CaseFile() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(OpenCase command) {
        if (caseId != null) {
            throw new Refused(CaseRefusal.ALREADY_OPEN, command.caseId());
        }
        apply(Course.open(command));
        return command.caseId();
    }

    @CommandHandler
    void handle(RecordScore command) {
        course.refuseUnless(CaseState.OPEN, "score");
        apply(new CaseScored(caseId, line.round(), command.score()));
    }

    @CommandHandler
    void handle(RecordScoringFailure command) {
        course.refuseUnless(CaseState.OPEN, "score");
        apply(new ScoringFailed(
                caseId, line.round(), command.model(), command.reason(), command.detail(), command.latencyMicros()));
    }

    @CommandHandler
    Route handle(ResolveAuthority command) {
        AuthorityResolved resolved = line.resolve(command, course);
        apply(resolved);
        return ApprovalLine.of(resolved.line()).toCurrentStage();
    }

    @CommandHandler
    StepOffered handle(OfferStep command) {
        StepOffered offered = Offers.of(command, steps, line, course);
        apply(offered);
        return offered;
    }

    @CommandHandler
    void handle(ClaimStep command) {
        Right right = steps.rightToClaim(command, line, course);
        apply(new StepClaimed(caseId, command.taskId(), command.by().id()), MetaData.with("right", right.code()));
    }

    /** @return whose task it is again, where it was offered to a person */
    @CommandHandler
    @Nullable
    String handle(ReleaseStep command) {
        apply(steps.release(command, line, course));
        return steps.get(command.taskId()).user();
    }

    @CommandHandler
    void handle(DelegateStep command) {
        apply(steps.delegate(command, line, course));
    }

    @CommandHandler
    Route handle(DecideStep command) {
        StepDecided decided = steps.decide(command, content, line, course);
        Route route = line.routeAfter(decided.step(), decided.kind(), decided.decision());
        if (!command.content().isEmpty()) {
            apply(new StepFilledIn(caseId, command.taskId(), PlainJson.of(command.content())));
        }
        apply(decided, MetaData.with("right", decided.right()));
        return route;
    }

    @CommandHandler
    void handle(LapseStep command) {
        steps.lapse(command, line, course).ifPresent(lapsed -> apply(lapsed));
    }

    @CommandHandler
    Route handle(ResubmitCase command) {
        DecisionRules.checkOwn(openStep(command.taskId()), command.by(), course.drafter(), Decision.RESUBMIT);
        CaseResubmitted resubmitted = line.resubmit(command, course);
        Optional<CaseCorrected> corrected = content.correct(caseId, command.particulars());
        Optional<ContentRevised> revised = content.revise(caseId, command.content());
        corrected.ifPresent(event -> apply(event));
        revised.ifPresent(event -> apply(event));
        apply(resubmitted);
        return new Route(Outcome.RESUBMITTED, 0, 0);
    }

    @CommandHandler
    Route handle(WithdrawCase command) {
        if (command.taskId() != null) {
            DecisionRules.checkOwn(openStep(command.taskId()), command.by(), course.drafter(), Decision.WITHDRAW);
        }
        apply(course.withdraw(command, line.round(), steps.decidersOf(line.round())));
        return new Route(Outcome.WITHDRAWN, 0, 0);
    }

    @CommandHandler
    void handle(RecordIntervention command) {
        apply(course.intervene(command));
    }

    @CommandHandler
    void handle(RegisterCase command) {
        apply(course.register(command));
    }

    @CommandHandler
    void handle(CloseCase command) {
        CaseState outcome = course.outcome(command);
        steps.lapseAll(line, course).forEach(lapsed -> apply(lapsed));
        apply(new CaseClosed(caseId, outcome, AggregateLifecycle.getVersion() + 1, null));
    }

    @EventSourcingHandler
    void on(CaseEvent event, @SequenceNumber long sequence) {
        caseId = event.caseId();
        course = event instanceof CaseOpened opened ? Course.opened(opened) : course.after(event);
        content = content.after(event, sequence);
        line = line.after(event);
        steps = steps.after(event);
    }

    @EventSourcingHandler
    void on(Disposed event) {
        caseId = event.caseId();
        course = Course.disposed(caseId);
        content = Content.NONE;
        line = Line.NONE;
        steps = Steps.NONE;
    }

    Step openStep(String taskId) {
        return steps.open(taskId, line, course);
    }

    /** What those who read inside the transaction may know of the case. */
    CaseStanding standing() {
        if (course.state() == CaseState.DISPOSED) {
            throw new Refused(CaseRefusal.CASE_CLOSED, caseId, course.state());
        }
        return new CaseStanding(
                caseId,
                course.process(),
                content.particulars().title(),
                content.particulars().kind(),
                content.particulars().organization(),
                content.particulars().amount(),
                course.drafter(),
                content.fields(),
                content.sequence(),
                line.round(),
                line.requested(),
                line.steps(),
                course.state(),
                course.isWithdrawable(steps.decidersOf(line.round())),
                course.retentionClass(),
                course.number());
    }
}
