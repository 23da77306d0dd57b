package docket.engine.casefile.view;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.Disposed;
import docket.engine.unit.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands after some of its events. It is a pure fold of them, so that the stored projection, {@code ?at=} and
 * the auditor's rebuild cannot differ. {@code version} counts the case's own events. {@code rounds} and {@code contents}
 * are never empty, the last of each is the current one. {@code users} and {@code groups} are the people who may read the
 * case: its drafter and all who are or were on its line or had a task of it. Immutable.
 */
public record CaseView(
        String caseId,
        long version,
        String process,
        String mode,
        String retentionClass,
        @Nullable String confidentiality,
        String title,
        String kind,
        String organization,
        @Nullable Money amount,
        String drafter,
        CaseState state,
        @Nullable String number,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Content> contents,
        List<Round> rounds,
        List<Task> openTasks,
        @Nullable Score score,
        @Nullable FailedScoring failedScoring,
        @Nullable Withdrawal withdrawal,
        List<Intervention> interventions,
        SortedSet<String> users,
        SortedSet<String> groups) {

    /** What people call the case: its number and title, its title alone while it has no number, its id once it is disposed of. */
    public String called() {
        if (title.isEmpty()) {
            return caseId;
        }
        return number == null ? title : number + " " + title;
    }

    /** Whether the case has no number and may still be given one: what ended otherwise than by an approval gets none. */
    public boolean mayBeNumbered() {
        return number == null && closedAt == null;
    }

    /** What it is about now. */
    public Particulars particulars() {
        return new Particulars(title, kind, organization, amount);
    }

    /** Whether everybody who reads the case is recorded. */
    public boolean isConfidential() {
        return Where.CONFIDENTIAL.equals(confidentiality);
    }

    /**
     * Folds the first event, or one more.
     *
     * @param before null before the first event
     * @param envelope the event's metadata, which says whether the case is confidential
     * @throws IllegalArgumentException if it is no event of a case, or the first one is no opening
     */
    public static CaseView fold(@Nullable CaseView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        if (event instanceof Disposed disposed) {
            return NewCaseView.disposed(before, disposed, occurredAt);
        }
        if (before != null) {
            return new CaseFold(before).fold(event, occurredAt, envelope);
        }
        if (event instanceof CaseOpened opened) {
            return NewCaseView.opened(opened, occurredAt, envelope);
        }
        throw new IllegalArgumentException("Expected a case to begin with its opening but found " + event);
    }

    /** The approval line of the current round, as a row of stamps. */
    public List<Stamp> approvalLine() {
        return currentRound().line();
    }

    /** Whether there is a line, or one may still come: where people have tasks beside any line, none will. */
    public boolean hasLine() {
        Round round = currentRound();
        boolean undecided = round.authority() == null && round.decisions().isEmpty();
        return !round.line().isEmpty() || closedAt == null && undecided && openTasks.isEmpty();
    }

    /** Whether the step ended because the drafter took the case back before anybody had decided. */
    public boolean isTakenBackAt(Stamp step) {
        return state == CaseState.WITHDRAWN
                && step.state() == Stamp.State.LAPSED
                && currentRound().decisions().isEmpty();
    }

    public Round currentRound() {
        return rounds.get(rounds.size() - 1);
    }

    public Content currentContent() {
        return contents.get(contents.size() - 1);
    }

    /** A version of the content; versions count from 1. Personal fields are sealed. */
    public record Content(int version, Map<String, Object> fields, String hash, Instant recordedAt) {}

    /**
     * A round: from the submission to the final decision, or to the return. {@code line} is what was asked for until the
     * authority is resolved, and empty where the authority table makes it or the process has none. {@code asked} is what the
     * case was about in it, where that was corrected when it was over.
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
     * An open task. {@code user} is whose it is now, or null while it is offered to {@code groups}; {@code offeredTo} is
     * whose it was when it was offered.
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

    /** The latest score. {@code counts} is false once the content it was made from has changed. */
    public record Score(int round, ScoreRecord record, Instant recordedAt, boolean counts) {}

    /** A scoring that failed after the latest score. */
    public record FailedScoring(int round, @Nullable String model, String reason, String detail, Instant recordedAt) {}

    /** The drafter's withdrawal. */
    public record Withdrawal(String person, @Nullable String reason, Instant recordedAt) {}

    /** What an operator did outside the tasks. */
    public record Intervention(String intervention, String person, Map<String, String> details, Instant recordedAt) {}
}
