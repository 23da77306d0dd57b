package docket.engine.casefile;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import docket.engine.organization.Person;
import docket.engine.organization.Right;
import docket.engine.refusal.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task that was offered, as the rules need to know it. {@code index} is its place on the approval line, or null. It
 * is {@code user}'s or, while nobody has claimed it, any member's of {@code groups}; once delegated it is the
 * delegate's alone. {@code decidedBy} is set once it was decided, {@code lapsed} once it ended without a decision.
 * Immutable.
 */
record Step(
        String taskId,
        int round,
        @Nullable Integer index,
        StepKind kind,
        @Nullable String user,
        List<String> groups,
        List<Decision> decisions,
        @Nullable String claimer,
        @Nullable String delegate,
        @Nullable String decidedBy,
        boolean lapsed) {

    static Step offered(StepOffered event) {
        return new Step(
                event.taskId(),
                event.round(),
                event.step(),
                event.kind(),
                event.user(),
                event.groups(),
                event.decisions(),
                null,
                null,
                null,
                false);
    }

    boolean isOpen() {
        return decidedBy == null && !lapsed;
    }

    /** The person whose task it is at this moment, or null while it is offered to its groups. */
    @Nullable
    String holder() {
        if (delegate != null) {
            return delegate;
        }
        return claimer != null ? claimer : user;
    }

    /** By what right the person may decide this step; empty where they may not. */
    Optional<Right> rightOf(Person person) {
        if (delegate != null) {
            return person.id().equals(delegate) ? Optional.of(Right.HANDED_OVER) : Optional.empty();
        }
        if (claimer != null && !person.id().equals(claimer)) {
            return Optional.empty();
        }
        if (user != null) {
            return person.id().equals(user) ? Optional.of(Right.NAMED) : Optional.empty();
        }
        return groups.stream().filter(person.groups()::contains).findFirst().map(Right::ofMember);
    }

    /** Why it needs no decision any more; empty while it waits for one. */
    Optional<String> whyOver(Line line, Course course) {
        if (course.state() == CaseState.WITHDRAWN) {
            return Optional.of("withdrawn");
        }
        if (kind.spends()) {
            return course.state() == CaseState.APPROVED ? Optional.empty() : Optional.of("stage-over");
        }
        boolean waits = kind == StepKind.REVISE
                ? course.state() == CaseState.RETURNED
                : course.state() == CaseState.OPEN && round == line.round() && (index == null || line.isDue(index));
        return waits ? Optional.empty() : Optional.of("stage-over");
    }

    /** Whether the step was offered to one of the actor's groups, or to no group at all. */
    boolean isForAny(Set<String> actorGroups) {
        return groups.isEmpty() || groups.stream().anyMatch(actorGroups::contains);
    }

    /** Who may decide it, for a refusal's text. */
    List<Who> addressees() {
        String holder = holder();
        return Who.all(holder != null ? List.of(holder) : groups);
    }

    Step claimedBy(@Nullable String person) {
        return new Step(taskId, round, index, kind, user, groups, decisions, person, delegate, decidedBy, lapsed);
    }

    /** The step, given back to those to whom it was first offered. */
    Step released() {
        return new Step(taskId, round, index, kind, user, groups, decisions, null, null, decidedBy, lapsed);
    }

    Step delegatedTo(String person) {
        return new Step(taskId, round, index, kind, user, groups, decisions, claimer, person, decidedBy, lapsed);
    }

    Step decidedBy(String person) {
        return new Step(taskId, round, index, kind, user, groups, decisions, claimer, delegate, person, lapsed);
    }

    Step ended() {
        return new Step(taskId, round, index, kind, user, groups, decisions, claimer, delegate, decidedBy, true);
    }
}
