package docket.engine.casefile.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepFilledIn;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a case, each with its approval line and decisions, the tasks that are open, and what was filled in on
 * tasks. There is always a round.
 */
public record Line(
        List<Round> rounds,
        List<Task> openTasks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FilledIn> filledIn) {

    /** Documents of before have none that are filled in. */
    public Line {
        filledIn = Objects.requireNonNullElse(filledIn, List.of());
    }

    static Line begun(List<LineStep> requested, Instant at) {
        return new Line(List.of(Round.begun(1, at, null, stamps(requested))), List.of(), List.of());
    }

    public Round currentRound() {
        return rounds.get(rounds.size() - 1);
    }

    Line after(CaseEvent event, Instant at, Map<String, ?> envelope) {
        if (event instanceof AuthorityResolved resolved) {
            return round(round -> round.resolved(authority(resolved), stamps(resolved.line())));
        }
        if (event instanceof StepOffered offered) {
            return new Line(rounds, appended(openTasks, task(offered, at)), filledIn)
                    .stamped(stamp ->
                            Objects.equals(stamp.step(), offered.step()) ? stamp.offered(offered.taskId()) : stamp);
        }
        if (event instanceof StepClaimed claimed) {
            return task(claimed.taskId(), task -> task.heldBy(claimed.person()));
        }
        if (event instanceof StepReleased released) {
            return task(released.taskId(), task -> task.heldBy(task.offeredTo()));
        }
        if (event instanceof StepDelegated delegated) {
            return task(delegated.taskId(), task -> task.heldBy(delegated.to()));
        }
        if (event instanceof StepFilledIn filled) {
            return new Line(rounds, openTasks, appended(filledIn, new FilledIn(filled.taskId(), filled.content(), at)));
        }
        if (event instanceof StepDecided decision) {
            Decided decided = decided(decision, at, envelope);
            return round(round -> round.decided(appended(round.decisions(), decided)))
                    .ended(decision.taskId(), stamp -> stamp.decided(decided));
        }
        if (event instanceof StepLapsed lapsed) {
            return ended(lapsed.taskId(), Stamp::lapsed);
        }
        if (event instanceof CaseCorrected corrected) {
            return round(round -> round.corrected(corrected.before()));
        }
        if (event instanceof CaseResubmitted next) {
            Line ended = ended(next.taskId(), UnaryOperator.identity());
            Round begun = Round.begun(next.round(), at, next.opinion(), stamps(next.requestedLine()));
            return new Line(appended(ended.rounds, begun), ended.openTasks, filledIn);
        }
        if (event instanceof CaseWithdrawn withdrawn && withdrawn.taskId() != null) {
            return ended(withdrawn.taskId(), UnaryOperator.identity());
        }
        return this;
    }

    static <T> List<T> appended(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    private static List<Stamp> stamps(List<LineStep> line) {
        List<Stamp> stamps = new ArrayList<>();
        line.forEach(step -> stamps.add(Stamp.of(stamps.size(), step)));
        return stamps;
    }

    private static Authority authority(AuthorityResolved event) {
        return new Authority(event.decision(), event.decisionVersion(), event.rules(), event.holders(), event.reason());
    }

    private static Task task(StepOffered event, Instant at) {
        return new Task(
                event.taskId(),
                event.name(),
                event.kind(),
                event.step(),
                event.user(),
                event.user(),
                event.groups(),
                event.decisions(),
                event.due(),
                at);
    }

    private static Decided decided(StepDecided event, Instant at, Map<String, ?> envelope) {
        Object door = envelope.get("door");
        return new Decided(
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
    }

    private Line ended(String taskId, UnaryOperator<Stamp> mark) {
        List<Task> otherTasks =
                openTasks.stream().filter(task -> !task.taskId().equals(taskId)).toList();
        return new Line(rounds, otherTasks, filledIn)
                .stamped(stamp -> Objects.equals(stamp.taskId(), taskId) ? mark.apply(stamp) : stamp);
    }

    private Line task(String taskId, UnaryOperator<Task> change) {
        List<Task> changed = openTasks.stream()
                .map(task -> task.taskId().equals(taskId) ? change.apply(task) : task)
                .toList();
        return new Line(rounds, changed, filledIn);
    }

    private Line stamped(UnaryOperator<Stamp> change) {
        return round(round -> round.on(round.line().stream().map(change).toList()));
    }

    private Line round(UnaryOperator<Round> change) {
        List<Round> changed = new ArrayList<>(rounds);
        changed.set(changed.size() - 1, change.apply(currentRound()));
        return new Line(List.copyOf(changed), openTasks, filledIn);
    }

    /**
     * A round: from the submission to the final decision, or to the return. {@code line} is what was asked for until
     * the authority is resolved, and empty where the authority table makes it or the process has none. {@code asked} is
     * what the case was about in it, where that was corrected when it was over.
     */
    public record Round(
            int round,
            Instant startedAt,
            @Nullable String opinion,
            @Nullable Authority authority,
            List<Stamp> line,
            List<Decided> decisions,
            @Nullable Particulars asked) {

        /** One that begins. */
        static Round begun(int round, Instant at, @Nullable String opinion, List<Stamp> line) {
            return new Round(round, at, opinion, null, line, List.of(), null);
        }

        Round resolved(Authority by, List<Stamp> found) {
            return new Round(round, startedAt, opinion, by, found, decisions, asked);
        }

        Round on(List<Stamp> stamped) {
            return new Round(round, startedAt, opinion, authority, stamped, decisions, asked);
        }

        Round decided(List<Decided> made) {
            return new Round(round, startedAt, opinion, authority, line, made, asked);
        }

        Round corrected(Particulars before) {
            return new Round(round, startedAt, opinion, authority, line, decisions, before);
        }
    }

    /** Which rules of which version of which table gave whom the power to approve finally, and why. */
    public record Authority(String table, int version, List<String> rules, List<String> holders, String reason) {}

    /** One step of the approval line with what was decided there: a box for a stamp. */
    public record Stamp(
            int step,
            StepKind kind,
            @Nullable String user,
            @Nullable String group,
            @Nullable String parallel,
            @Nullable Integer required,
            State state,
            @Nullable String taskId,
            @Nullable Decided decided) {

        /** {@code LAPSED}: it ended without a decision, because its stage was over or the case was withdrawn. */
        public enum State {
            PENDING,
            OPEN,
            DECIDED,
            LAPSED
        }

        static Stamp of(int index, LineStep step) {
            return new Stamp(
                    index,
                    step.kind(),
                    step.user(),
                    step.group(),
                    step.parallel(),
                    step.required(),
                    State.PENDING,
                    null,
                    null);
        }

        Stamp offered(String task) {
            return new Stamp(step, kind, user, group, parallel, required, State.OPEN, task, null);
        }

        Stamp decided(Decided decision) {
            return new Stamp(step, kind, user, group, parallel, required, State.DECIDED, taskId, decision);
        }

        Stamp lapsed() {
            return new Stamp(step, kind, user, group, parallel, required, State.LAPSED, taskId, null);
        }
    }

    /** What was filled in on a task with its decision; personal fields are sealed. */
    public record FilledIn(String taskId, Map<String, Object> content, Instant recordedAt) {}

    /** A person's decision on a task; {@code step} is null outside the approval line. */
    public record Decided(
            String taskId,
            @Nullable Integer step,
            StepKind kind,
            String decidedBy,
            @Nullable String actingFor,
            Instant decidedAt,
            Decision decision,
            @Nullable String opinion,
            @Nullable String overrideReason,
            int contentVersion,
            @Nullable String door) {}

    /**
     * An open task. {@code user} is whose it is now, or null while it is offered to {@code groups}; {@code offeredTo}
     * is whose it was when it was offered.
     */
    public record Task(
            String taskId,
            String name,
            StepKind kind,
            @Nullable Integer step,
            @Nullable String user,
            @Nullable String offeredTo,
            List<String> groups,
            List<Decision> decisions,
            @Nullable Instant due,
            Instant offeredAt) {

        Task heldBy(@Nullable String person) {
            return new Task(taskId, name, kind, step, person, offeredTo, groups, decisions, due, offeredAt);
        }
    }
}
