package docket.engine.casefile;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.line.OfferStep;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides to whom a task is offered: on the line to whom the line says, and beside it to whom the model says. */
final class Offers {

    static StepOffered of(OfferStep command, Steps steps, Line line, Course course) {
        course.refuseIfClosed();
        if (steps.find(command.taskId()).isPresent()) {
            throw new Refused(CaseRefusal.ALREADY_OPEN, command.taskId());
        }
        return command.step() == null
                ? outsideLine(command, line, course)
                : onLine(command, command.step(), steps, line, course);
    }

    private static StepOffered onLine(OfferStep command, int index, Steps steps, Line line, Course course) {
        boolean already = steps.open().stream().anyMatch(open -> Objects.equals(open.index(), index));
        if (course.state() != CaseState.OPEN || !line.isDue(index) || already) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "line-step", course.state(), index);
        }
        LineStep step = line.steps().get(index);
        List<String> groups = step.group() == null ? List.of() : List.of(step.group());
        if ((command.kind() != null && command.kind() != step.kind())
                || (command.user() != null && !command.user().equals(step.user()))
                || !(command.groups().isEmpty() || command.groups().equals(groups))) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "line-differs", course.state(), index);
        }
        return offered(
                command, line, step.kind(), step.user(), groups, step.kind().decisions());
    }

    private static StepOffered outsideLine(OfferStep command, Line line, Course course) {
        StepKind kind = command.kind();
        if (kind == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "kind");
        }
        boolean revises = kind == StepKind.REVISE;
        if (revises) {
            course.refuseUnlessReturned();
        } else if (kind.spends() && course.state() != CaseState.APPROVED) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "spending", course.state(), command.name());
        } else if (!kind.spends() && course.state() != CaseState.OPEN) {
            throw new Refused(CaseRefusal.NOT_OPEN_FOR_THIS, "step", course.state(), command.name());
        }
        String user = revises ? course.drafter() : command.user();
        List<Decision> decisions = command.decisions().isEmpty() ? kind.decisions() : command.decisions();
        return offered(command, line, kind, user, user == null ? command.groups() : List.of(), decisions);
    }

    private static StepOffered offered(
            OfferStep command,
            Line line,
            StepKind kind,
            @Nullable String user,
            List<String> groups,
            List<Decision> decisions) {
        return new StepOffered(
                command.caseId(),
                line.round(),
                command.taskId(),
                command.step(),
                command.name(),
                kind,
                user,
                groups,
                decisions,
                command.due());
    }

    private Offers() {}
}
