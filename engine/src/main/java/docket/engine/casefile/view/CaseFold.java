package docket.engine.casefile.view;

import static docket.engine.casefile.view.Parts.appended;
import static docket.engine.casefile.view.Parts.named;
import static docket.engine.casefile.view.Parts.stamps;
import static docket.engine.casefile.view.Parts.with;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.casefile.view.CaseView.Authority;
import docket.engine.casefile.view.CaseView.Content;
import docket.engine.casefile.view.CaseView.Decided;
import docket.engine.casefile.view.CaseView.FailedScoring;
import docket.engine.casefile.view.CaseView.Intervention;
import docket.engine.casefile.view.CaseView.Round;
import docket.engine.casefile.view.CaseView.Score;
import docket.engine.casefile.view.CaseView.Stamp;
import docket.engine.casefile.view.CaseView.Task;
import docket.engine.casefile.view.CaseView.Withdrawal;
import docket.engine.line.LineStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The parts of a view while one event is folded into it: what it does not change stays the same object. Used once. */
final class CaseFold {

    private final CaseView before;
    private Particulars particulars;
    private CaseState state;
    private @Nullable String number;
    private @Nullable Instant closedAt;
    private List<Content> contents;
    private List<Round> rounds;
    private List<Task> tasks;
    private @Nullable Score score;
    private @Nullable FailedScoring failedScoring;
    private @Nullable Withdrawal withdrawal;
    private List<Intervention> interventions;
    private SortedSet<String> users;
    private SortedSet<String> groups;

    CaseFold(CaseView before) {
        this.before = before;
        this.particulars = before.particulars();
        this.state = before.state();
        this.number = before.number();
        this.closedAt = before.closedAt();
        this.contents = before.contents();
        this.rounds = before.rounds();
        this.tasks = before.openTasks();
        this.score = before.score();
        this.failedScoring = before.failedScoring();
        this.withdrawal = before.withdrawal();
        this.interventions = before.interventions();
        this.users = before.users();
        this.groups = before.groups();
    }

    CaseView fold(Object event, Instant at, Map<String, ?> envelope) {
        if (event instanceof CaseScored scored) {
            score = new Score(scored.round(), scored.score(), at, true);
            failedScoring = null;
        } else if (event instanceof ScoringFailed failed) {
            failedScoring = new FailedScoring(failed.round(), failed.model(), failed.reason(), failed.detail(), at);
        } else if (event instanceof AuthorityResolved resolved) {
            on(resolved);
        } else if (event instanceof StepOffered offered) {
            on(offered, at);
        } else if (event instanceof StepClaimed claimed) {
            hold(claimed.taskId(), claimed.person());
        } else if (event instanceof StepReleased released) {
            changeTask(released.taskId(), task -> task.heldBy(task.offeredTo()));
        } else if (event instanceof StepDelegated delegated) {
            hold(delegated.taskId(), delegated.to());
        } else if (event instanceof StepDecided decided) {
            on(decided, at, envelope);
        } else if (event instanceof StepLapsed lapsed) {
            end(lapsed.taskId(), Stamp::lapsed);
        } else if (event instanceof CaseCorrected corrected) {
            particulars = corrected.now();
            changeRound(round -> round.corrected(corrected.before()));
            outdateScore();
        } else if (event instanceof ContentRevised revised) {
            on(revised, at);
        } else if (event instanceof CaseResubmitted resubmitted) {
            on(resubmitted, at);
        } else if (event instanceof CaseWithdrawn withdrawn) {
            on(withdrawn, at);
        } else if (event instanceof CaseRegistered registered) {
            number = registered.number();
        } else if (event instanceof OperatorIntervened done) {
            interventions =
                    appended(interventions, new Intervention(done.intervention(), done.person(), done.details(), at));
        } else if (event instanceof CaseClosed closed) {
            state = closed.outcome();
            closedAt = at;
        } else {
            throw new IllegalArgumentException("Expected an event of an open case but found " + event);
        }
        return view();
    }

    private void on(AuthorityResolved event) {
        Authority authority = new Authority(
                event.decision(), event.decisionVersion(), event.rules(), event.holders(), event.reason());
        changeRound(round -> round.resolved(authority, stamps(event.line())));
        readers(event.line());
    }

    private void on(StepOffered event, Instant at) {
        tasks = appended(
                tasks,
                new Task(
                        event.taskId(),
                        event.name(),
                        event.kind(),
                        event.step(),
                        event.user(),
                        event.user(),
                        event.groups(),
                        event.decisions(),
                        event.due(),
                        at));
        changeStamps(stamp -> Objects.equals(stamp.step(), event.step()) ? stamp.offered(event.taskId()) : stamp);
        if (event.user() != null) {
            users = with(users, List.of(event.user()));
        }
        groups = with(groups, event.groups());
    }

    private void on(StepDecided event, Instant at, Map<String, ?> envelope) {
        Object door = envelope.get("door");
        Decided decided = new Decided(
                event.taskId(),
                event.step(),
                event.kind(),
                event.person(),
                event.actingFor(),
                at,
                event.decision(),
                event.opinion(),
                event.overrideReason(),
                event.contentVersion(),
                door == null ? null : door.toString());
        changeRound(round -> round.decided(appended(round.decisions(), decided)));
        end(event.taskId(), stamp -> stamp.decided(decided));
        users = with(users, List.of(event.person()));
        state = state.after(event.outcome());
    }

    private void on(ContentRevised event, Instant at) {
        contents = appended(contents, new Content(event.version(), event.content(), event.contentHash(), at));
        outdateScore();
    }

    private void outdateScore() {
        if (score != null) {
            score = new Score(score.round(), score.record(), score.recordedAt(), false);
        }
    }

    private void on(CaseResubmitted event, Instant at) {
        end(event.taskId(), UnaryOperator.identity());
        rounds = appended(rounds, Round.begun(event.round(), at, event.opinion(), stamps(event.requestedLine())));
        readers(event.requestedLine());
        state = CaseState.OPEN;
    }

    private void on(CaseWithdrawn event, Instant at) {
        if (event.taskId() != null) {
            end(event.taskId(), UnaryOperator.identity());
        }
        withdrawal = new Withdrawal(event.person(), event.reason(), at);
        state = CaseState.WITHDRAWN;
    }

    private void hold(String taskId, String person) {
        changeTask(taskId, task -> task.heldBy(person));
        users = with(users, List.of(person));
    }

    private void end(String taskId, UnaryOperator<Stamp> mark) {
        tasks = tasks.stream().filter(task -> !task.taskId().equals(taskId)).toList();
        changeStamps(stamp -> Objects.equals(stamp.taskId(), taskId) ? mark.apply(stamp) : stamp);
    }

    private void changeTask(String taskId, UnaryOperator<Task> change) {
        tasks = tasks.stream()
                .map(task -> task.taskId().equals(taskId) ? change.apply(task) : task)
                .toList();
    }

    private void changeStamps(UnaryOperator<Stamp> change) {
        changeRound(round -> round.on(round.line().stream().map(change).toList()));
    }

    private void changeRound(UnaryOperator<Round> change) {
        List<Round> changed = new ArrayList<>(rounds);
        int last = changed.size() - 1;
        changed.set(last, change.apply(changed.get(last)));
        rounds = List.copyOf(changed);
    }

    private void readers(List<LineStep> line) {
        users = with(users, named(line, LineStep::user));
        groups = with(groups, named(line, LineStep::group));
    }

    private CaseView view() {
        return new CaseView(
                before.caseId(),
                before.version() + 1,
                before.process(),
                before.mode(),
                before.retentionClass(),
                before.confidentiality(),
                particulars.title(),
                particulars.kind(),
                particulars.organization(),
                particulars.amount(),
                before.drafter(),
                state,
                number,
                before.openedAt(),
                closedAt,
                contents,
                rounds,
                tasks,
                score,
                failedScoring,
                withdrawal,
                interventions,
                users,
                groups);
    }
}
