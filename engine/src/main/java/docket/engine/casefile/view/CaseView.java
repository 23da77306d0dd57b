package docket.engine.casefile.view;

import static docket.engine.casefile.view.Line.appended;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.store.Disposed;
import docket.engine.unit.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands after some of its events. It is a pure fold of them, so that the stored projection, {@code ?at=} and
 * the auditor's rebuild cannot differ. Its parts are no levels of the stored document, whose fields stand beside each other:
 * none may be called like a field of any.
 * {@code version} counts the case's own events. {@code contents} is never empty, the last one is the current one. Immutable.
 */
public record CaseView(
        String caseId,
        long version,
        @JsonUnwrapped Terms terms,
        @JsonUnwrapped Particulars particulars,
        String drafter,
        @JsonUnwrapped Course course,
        List<Content> contents,
        @JsonUnwrapped Line line,
        @JsonUnwrapped Scoring scoring,
        @Nullable Withdrawal withdrawal,
        List<Intervention> interventions,
        @JsonUnwrapped Readers readers) {

    /**
     * Folds the first event, or one more.
     *
     * @param before null before the first event
     * @param envelope the event's metadata, which says whether the case is confidential
     * @throws IllegalArgumentException if it is no event of a case, or the first one, and no other, is no opening
     */
    public static CaseView fold(@Nullable CaseView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        if (event instanceof Disposed disposed) {
            return disposed(before, disposed, occurredAt);
        }
        if (before == null && event instanceof CaseOpened opened) {
            return opened(opened, occurredAt, envelope);
        }
        if (before == null || event instanceof CaseOpened || !(event instanceof CaseEvent next)) {
            throw new IllegalArgumentException("Expected "
                    + (before == null ? "a case to begin with its opening" : "an event of an open case") + " but found "
                    + event);
        }
        return before.after(next, occurredAt, envelope);
    }

    private static CaseView opened(CaseOpened event, Instant at, Map<String, ?> envelope) {
        return new CaseView(
                event.caseId(),
                1,
                Terms.of(event, envelope),
                event.particulars(),
                event.drafter(),
                Course.begun(at),
                List.of(new Content(1, event.content(), event.contentHash(), at)),
                Line.begun(event.requestedLine(), at),
                Scoring.NONE,
                null,
                List.of(),
                Readers.NONE.after(event));
    }

    /** What is left of a case that was disposed of: when it began and ended, and how many events it had. */
    private static CaseView disposed(@Nullable CaseView before, Disposed event, Instant at) {
        return new CaseView(
                event.caseId(),
                before == null ? 1 : before.version + 1,
                Terms.NONE,
                new Particulars("", "", "", null),
                "",
                new Course(CaseState.DISPOSED, null, before == null ? at : before.course.openedAt(), at),
                List.of(new Content(1, Map.of(), "", at)),
                Line.begun(List.of(), at),
                Scoring.NONE,
                null,
                List.of(),
                Readers.NONE);
    }

    private CaseView after(CaseEvent event, Instant at, Map<String, ?> envelope) {
        return new CaseView(
                caseId,
                version + 1,
                terms,
                event instanceof CaseCorrected corrected ? corrected.now() : particulars,
                drafter,
                course.after(event, at),
                event instanceof ContentRevised revised ? appended(contents, Content.of(revised, at)) : contents,
                line.after(event, at, envelope),
                scoring.after(event, at),
                event instanceof CaseWithdrawn withdrawn ? Withdrawal.of(withdrawn, at) : withdrawal,
                event instanceof OperatorIntervened done
                        ? appended(interventions, Intervention.of(done, at))
                        : interventions,
                readers.after(event));
    }

    /** Its drafter, its line and whoever may read everything read it. */
    public boolean mayBeReadBy(Person person) {
        return person.may(Permission.READ_EVERYTHING) || readers.include(person);
    }

    /** What people call the case: its number and title, its title alone while it has no number, its id once it is disposed of. */
    public String called() {
        if (particulars.title().isEmpty()) {
            return caseId;
        }
        return course.number() == null ? particulars.title() : course.number() + " " + particulars.title();
    }

    /** Whether the case has no number and may still be given one: what ended otherwise than by an approval gets none. */
    public boolean mayBeNumbered() {
        return course.number() == null && course.closedAt() == null;
    }

    /** Whether everybody who reads the case is recorded. */
    public boolean isConfidential() {
        return Where.CONFIDENTIAL.equals(terms.confidentiality());
    }

    /** The approval line of the current round, as a row of stamps. */
    public List<Line.Stamp> approvalLine() {
        return currentRound().line();
    }

    /** Whether there is a line, or one may still come: where people have tasks beside any line, none will. */
    public boolean hasLine() {
        Line.Round round = currentRound();
        boolean undecided = round.authority() == null && round.decisions().isEmpty();
        return !round.line().isEmpty()
                || course.closedAt() == null && undecided && line.openTasks().isEmpty();
    }

    /** Whether the step ended because the drafter took the case back before anybody had decided. */
    public boolean isTakenBackAt(Line.Stamp step) {
        return course.state() == CaseState.WITHDRAWN
                && step.state() == Line.Stamp.State.LAPSED
                && currentRound().decisions().isEmpty();
    }

    public Line.Round currentRound() {
        return line.currentRound();
    }

    public Content currentContent() {
        return contents.get(contents.size() - 1);
    }

    /** A version of the content; versions count from 1. Personal fields are sealed. */
    public record Content(int version, Map<String, Object> fields, String hash, Instant recordedAt) {

        static Content of(ContentRevised event, Instant at) {
            return new Content(event.version(), event.content(), event.contentHash(), at);
        }
    }

    /** The drafter's withdrawal. */
    public record Withdrawal(String person, @Nullable String reason, Instant recordedAt) {

        static Withdrawal of(CaseWithdrawn event, Instant at) {
            return new Withdrawal(event.person(), event.reason(), at);
        }
    }

    /** What an operator did outside the tasks. */
    public record Intervention(String intervention, String person, Map<String, String> details, Instant recordedAt) {

        static Intervention of(OperatorIntervened event, Instant at) {
            return new Intervention(event.intervention(), event.person(), event.details(), at);
        }
    }
}
