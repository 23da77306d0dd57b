package docket.engine.casefile;

import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import docket.engine.refusal.Who;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.text.Characters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses decisions that do not bring with them what their step asks for. */
final class DecisionRules {

    /**
     * @param advice what the score of the current content advises, or null
     * @throws Refused DECISION_NOT_OFFERED, OPINION_REQUIRED or OVERRIDE_REASON_REQUIRED
     */
    static void check(Step step, DecideStep command, @Nullable Advice advice) {
        Decision decision = command.decision();
        if (step.kind() == StepKind.REVISE || !step.decisions().contains(decision)) {
            throw notOffered(step, decision);
        }
        if (decision == Decision.RESUBMIT || decision == Decision.WITHDRAW) {
            throw notOffered(step, decision);
        }
        if (decision.needsOpinion()) {
            if (isBlank(command.opinion())) {
                throw new Refused(StepRefusal.OPINION_REQUIRED, missing("opinion"), decision);
            }
        } else if (advice == Advice.CHECK && !step.kind().spends() && isBlank(command.overrideReason())) {
            throw new Refused(StepRefusal.OVERRIDE_REASON_REQUIRED, missing("overrideReason"), decision);
        }
    }

    /**
     * Checks the decision of the drafter's own step on a returned case.
     *
     * @throws Refused NOT_YOUR_TASK or DECISION_NOT_OFFERED
     */
    static void checkOwn(Step step, Person officer, String drafter, Decision decision) {
        if (step.kind() == StepKind.REVISE && !officer.id().equals(drafter)) {
            throw new Refused(StepRefusal.NOT_YOUR_TASK, step.taskId(), new Who(drafter));
        }
        if (step.kind() != StepKind.REVISE || !step.decisions().contains(decision)) {
            throw notOffered(step, decision);
        }
    }

    private static List<FieldError> missing(String field) {
        return List.of(new FieldError(
                field, RequestRefusal.FIELD_REQUIRED.code(), new Refused(RequestRefusal.FIELD_REQUIRED, field)::text));
    }

    private static Refused notOffered(Step step, Decision decision) {
        return new Refused(StepRefusal.DECISION_NOT_OFFERED, decision, step.decisions());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || Characters.areBlank(text);
    }

    private DecisionRules() {}
}
