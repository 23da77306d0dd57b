package docket.engine.view;

import docket.engine.casefile.event.AuthorityResolved;
import docket.engine.casefile.event.CaseClosed;
import docket.engine.casefile.event.CaseCorrected;
import docket.engine.casefile.event.CaseOpened;
import docket.engine.casefile.event.CaseRegistered;
import docket.engine.casefile.event.CaseResubmitted;
import docket.engine.casefile.event.CaseScored;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.CaseWithdrawn;
import docket.engine.casefile.event.ContentRevised;
import docket.engine.casefile.event.OperatorIntervened;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.ScoringFailed;
import docket.engine.casefile.event.StepClaimed;
import docket.engine.casefile.event.StepDecided;
import docket.engine.casefile.event.StepDelegated;
import docket.engine.casefile.event.StepLapsed;
import docket.engine.casefile.event.StepOffered;
import docket.engine.casefile.event.StepReleased;
import docket.engine.line.LineStep;
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
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
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

    static CaseView opened(CaseOpened event, Instant at, Map<String, ?> envelope) {
        List<LineStep> line = event.requestedLine();
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
                List.of(Round.begun(1, at, null, stamps(line))),
                List.of(),
                null,
                null,
                null,
                List.of(),
                with(with(Collections.emptySortedSet(), List.of(event.drafter())), named(line, LineStep::user)),
                with(Collections.emptySortedSet(), named(line, LineStep::group)));
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
        state = switch (event.outcome()) {
            case APPROVED -> CaseState.APPROVED;
            case REJECTED -> CaseState.REJECTED;
            case RETURNED -> CaseState.RETURNED;
            default -> state;
        };
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

    private static List<Stamp> stamps(List<LineStep> line) {
        List<Stamp> stamps = new ArrayList<>();
        line.forEach(step -> stamps.add(Stamp.of(stamps.size(), step)));
        return stamps;
    }

    private void readers(List<LineStep> line) {
        users = with(users, named(line, LineStep::user));
        groups = with(groups, named(line, LineStep::group));
    }

    private static List<String> named(List<LineStep> line, Function<LineStep, @Nullable String> name) {
        return line.stream().map(name).filter(Objects::nonNull).toList();
    }

    private static <T> List<T> appended(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }

    private static SortedSet<String> with(SortedSet<String> set, Collection<String> more) {
        if (set.containsAll(more)) {
            return set;
        }
        SortedSet<String> larger = new TreeSet<>(set);
        larger.addAll(more);
        return Collections.unmodifiableSortedSet(larger);
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
