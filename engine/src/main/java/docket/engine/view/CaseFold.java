package docket.engine.view;

import docket.engine.casefile.CaseState;
import docket.engine.casefile.LineStep;
import docket.engine.casefile.event.AuthorityResolved;
import docket.engine.casefile.event.CaseClosed;
import docket.engine.casefile.event.CaseOpened;
import docket.engine.casefile.event.CaseRegistered;
import docket.engine.casefile.event.CaseResubmitted;
import docket.engine.casefile.event.CaseScored;
import docket.engine.casefile.event.CaseWithdrawn;
import docket.engine.casefile.event.ContentRevised;
import docket.engine.casefile.event.OperatorIntervened;
import docket.engine.casefile.event.ScoringFailed;
import docket.engine.casefile.event.StepClaimed;
import docket.engine.casefile.event.StepDecided;
import docket.engine.casefile.event.StepDelegated;
import docket.engine.casefile.event.StepLapsed;
import docket.engine.casefile.event.StepOffered;
import docket.engine.casefile.event.StepReleased;
import docket.engine.unit.Where;
import docket.engine.view.CaseView.Authority;
import docket.engine.view.CaseView.Content;
import docket.engine.view.CaseView.Decided;
import docket.engine.view.CaseView.FailedScoring;
import docket.engine.view.CaseView.Intervention;
import docket.engine.view.CaseView.Round;
import docket.engine.view.CaseView.Score;
import docket.engine.view.CaseView.Stamp;
import docket.engine.view.CaseView.Task;
import docket.engine.view.CaseView.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The parts of a view while one event is folded into it. Used once. */
final class CaseFold {

    private final CaseView before;
    private CaseState state;
    private @Nullable String number;
    private @Nullable Instant closedAt;
    private final List<Content> contents;
    private final List<Round> rounds;
    private final List<Task> tasks;
    private @Nullable Score score;
    private @Nullable FailedScoring failedScoring;
    private @Nullable Withdrawal withdrawal;
    private final List<Intervention> interventions;
    private final SortedSet<String> users;
    private final SortedSet<String> groups;

    CaseFold(CaseView before) {
        this.before = before;
        this.state = before.state();
        this.number = before.number();
        this.closedAt = before.closedAt();
        this.contents = new ArrayList<>(before.contents());
        this.rounds = new ArrayList<>(before.rounds());
        this.tasks = new ArrayList<>(before.openTasks());
        this.score = before.score();
        this.failedScoring = before.failedScoring();
        this.withdrawal = before.withdrawal();
        this.interventions = new ArrayList<>(before.interventions());
        this.users = new TreeSet<>(before.users());
        this.groups = new TreeSet<>(before.groups());
    }

    static CaseView opened(CaseOpened event, Instant at, Map<String, ?> envelope) {
        SortedSet<String> users = new TreeSet<>(List.of(event.drafter()));
        SortedSet<String> groups = new TreeSet<>();
        readers(event.requestedLine(), users, groups);
        return new CaseView(
                event.caseId(),
                1,
                event.process(),
                event.mode(),
                event.retentionClass(),
                Where.CONFIDENTIAL.equals(envelope.get("confidentiality")) ? Where.CONFIDENTIAL : null,
                event.title(),
                event.kind(),
                event.organization(),
                event.amount(),
                event.drafter(),
                CaseState.OPEN,
                null,
                at,
                null,
                List.of(new Content(1, event.content(), event.contentHash(), at)),
                List.of(new Round(1, at, null, null, stamps(event.requestedLine()), List.of())),
                List.of(),
                null,
                null,
                null,
                List.of(),
                users,
                groups);
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
        } else if (event instanceof ContentRevised revised) {
            on(revised, at);
        } else if (event instanceof CaseResubmitted resubmitted) {
            on(resubmitted, at);
        } else if (event instanceof CaseWithdrawn withdrawn) {
            on(withdrawn, at);
        } else if (event instanceof CaseRegistered registered) {
            number = registered.number();
        } else if (event instanceof OperatorIntervened done) {
            interventions.add(new Intervention(done.intervention(), done.person(), done.details(), at));
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
        changeRound(round -> new Round(
                round.round(), round.startedAt(), round.opinion(), authority, stamps(event.line()), round.decisions()));
        readers(event.line(), users, groups);
    }

    private void on(StepOffered event, Instant at) {
        tasks.add(new Task(
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
            users.add(event.user());
        }
        groups.addAll(event.groups());
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
        changeRound(round -> {
            List<Decided> decisions = new ArrayList<>(round.decisions());
            decisions.add(decided);
            return new Round(
                    round.round(), round.startedAt(), round.opinion(), round.authority(), round.line(), decisions);
        });
        end(event.taskId(), stamp -> stamp.decided(decided));
        users.add(event.person());
        state = switch (event.outcome()) {
            case APPROVED -> CaseState.APPROVED;
            case REJECTED -> CaseState.REJECTED;
            case RETURNED -> CaseState.RETURNED;
            default -> state;
        };
    }

    private void on(ContentRevised event, Instant at) {
        contents.add(new Content(event.version(), event.content(), event.contentHash(), at));
        if (score != null) {
            score = new Score(score.round(), score.record(), score.recordedAt(), false);
        }
    }

    private void on(CaseResubmitted event, Instant at) {
        end(event.taskId(), UnaryOperator.identity());
        rounds.add(new Round(event.round(), at, event.opinion(), null, stamps(event.requestedLine()), List.of()));
        readers(event.requestedLine(), users, groups);
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
        users.add(person);
    }

    private void end(String taskId, UnaryOperator<Stamp> mark) {
        tasks.removeIf(task -> task.taskId().equals(taskId));
        changeStamps(stamp -> Objects.equals(stamp.taskId(), taskId) ? mark.apply(stamp) : stamp);
    }

    private void changeTask(String taskId, UnaryOperator<Task> change) {
        tasks.replaceAll(task -> task.taskId().equals(taskId) ? change.apply(task) : task);
    }

    private void changeStamps(UnaryOperator<Stamp> change) {
        changeRound(round -> new Round(
                round.round(),
                round.startedAt(),
                round.opinion(),
                round.authority(),
                round.line().stream().map(change).toList(),
                round.decisions()));
    }

    private void changeRound(UnaryOperator<Round> change) {
        int last = rounds.size() - 1;
        rounds.set(last, change.apply(rounds.get(last)));
    }

    private static List<Stamp> stamps(List<LineStep> line) {
        List<Stamp> stamps = new ArrayList<>();
        line.forEach(step -> stamps.add(Stamp.of(stamps.size(), step)));
        return stamps;
    }

    private static void readers(List<LineStep> line, SortedSet<String> users, SortedSet<String> groups) {
        for (LineStep step : line) {
            if (step.user() != null) {
                users.add(step.user());
            }
            if (step.group() != null) {
                groups.add(step.group());
            }
        }
    }

    private CaseView view() {
        return new CaseView(
                before.caseId(),
                before.version() + 1,
                before.process(),
                before.mode(),
                before.retentionClass(),
                before.confidentiality(),
                before.title(),
                before.kind(),
                before.organization(),
                before.amount(),
                before.drafter(),
                state,
                number,
                before.openedAt(),
                closedAt,
                List.copyOf(contents),
                List.copyOf(rounds),
                List.copyOf(tasks),
                score,
                failedScoring,
                withdrawal,
                List.copyOf(interventions),
                Collections.unmodifiableSortedSet(users),
                Collections.unmodifiableSortedSet(groups));
    }
}
