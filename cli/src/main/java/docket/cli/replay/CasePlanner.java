package docket.cli.replay;

import docket.cli.replay.CasePlan.Deed;
import docket.cli.replay.CasePlan.Round;
import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a logged case along the strict chain: submitted, decided by officers, returned by one of them, submitted
 * again, finally approved. What leaves that chain is {@link NotStrict}.
 */
final class CasePlanner {

    private final List<Round> rounds = new ArrayList<>();
    private List<Deed> deeds = new ArrayList<>();
    private @Nullable CaseState state;

    private CasePlanner() {}

    static CasePlan plan(LoggedCase logged) throws NotStrict {
        CasePlanner planner = new CasePlanner();
        for (LoggedStep step : logged.steps()) {
            planner.follow(step);
        }
        CaseState end = planner.end();
        List<String> notes = new ArrayList<>();
        return new CasePlan(
                logged.caseId(), DraftReader.read(logged, notes), List.copyOf(planner.rounds), end, List.copyOf(notes));
    }

    private void follow(LoggedStep step) throws NotStrict {
        LoggedStep.Verb verb = step.verb();
        if (verb == LoggedStep.Verb.ASIDE || verb == LoggedStep.Verb.SAVED) {
            return;
        }
        if (state == CaseState.APPROVED) {
            throw new NotStrict(Exclusion.AFTER_FINAL_APPROVAL, step.activity());
        }
        switch (verb) {
            case SUBMITTED -> submit(step);
            case APPROVED -> decide(step, Decision.APPROVE);
            case FINAL_APPROVED -> approveFinally(step);
            case REJECTED -> reject(step);
            case UNKNOWN -> throw new NotStrict(Exclusion.UNKNOWN_STEP, step.activity());
            case SAVED, ASIDE -> {}
        }
    }

    private void submit(LoggedStep step) throws NotStrict {
        if (!step.actor().equals(SampleRole.EMPLOYEE.name())) {
            throw new NotStrict(Exclusion.UNKNOWN_ROLE, step.activity() + ": only an employee drafts here");
        }
        if (state == CaseState.OPEN) {
            throw new NotStrict(Exclusion.SKIPS, step.activity() + " before an officer had returned the request");
        }
        state = CaseState.OPEN;
    }

    private void approveFinally(LoggedStep step) throws NotStrict {
        if (!decide(step, Decision.APPROVE).finallyApproves()) {
            throw new NotStrict(Exclusion.NO_POWER, step.activity());
        }
        endRound(CaseState.APPROVED);
    }

    /** An employee's rejection only repeats that the request came back; an officer's returns it. */
    private void reject(LoggedStep step) throws NotStrict {
        if (!step.actor().equals(SampleRole.EMPLOYEE.name())) {
            decide(step, Decision.RETURN);
            endRound(CaseState.RETURNED);
        } else if (state == CaseState.OPEN) {
            throw new NotStrict(Exclusion.SKIPS, step.activity() + " before an officer had returned the request");
        }
    }

    private SampleRole decide(LoggedStep step, Decision decision) throws NotStrict {
        if (state != CaseState.OPEN) {
            throw new NotStrict(Exclusion.SKIPS, step.activity() + " while the request was with its drafter");
        }
        SampleRole officer = SampleRole.named(step.actor())
                .filter(role -> role != SampleRole.EMPLOYEE)
                .orElseThrow(() -> new NotStrict(Exclusion.UNKNOWN_ROLE, step.activity()));
        if (acted(officer)) {
            throw new NotStrict(Exclusion.TWICE_IN_A_ROUND, step.activity());
        }
        deeds.add(new Deed(officer, decision));
        return officer;
    }

    private CaseState end() throws NotStrict {
        if (state == null) {
            throw new NotStrict(Exclusion.NEVER_SUBMITTED, "no step submits it");
        }
        CaseState end = state;
        if (end == CaseState.OPEN) {
            endRound(end);
        }
        return end;
    }

    private void endRound(CaseState next) {
        rounds.add(new Round(line(next), List.copyOf(deeds)));
        deeds = new ArrayList<>();
        state = next;
    }

    /**
     * The officers of the round in order. Its last step is the final approver's: the officer who gave the final
     * approval, or who held the power and returned the request instead; where the round came to neither, one is appended.
     */
    private List<LineStep> line(CaseState next) {
        List<LineStep> line = new ArrayList<>();
        for (Deed deed : deeds) {
            line.add(LineStep.ofGroup(StepKind.REVIEW, deed.officer().group()));
        }
        int last = deeds.size() - 1;
        if (next != CaseState.OPEN && deeds.get(last).officer().finallyApproves()) {
            line.remove(last);
            line.add(
                    LineStep.ofGroup(StepKind.APPROVE, deeds.get(last).officer().group()));
        } else {
            SampleRole approver = acted(SampleRole.SUPERVISOR) ? SampleRole.DIRECTOR : SampleRole.SUPERVISOR;
            line.add(LineStep.ofGroup(StepKind.APPROVE, approver.group()));
        }
        return List.copyOf(line);
    }

    private boolean acted(SampleRole officer) {
        return deeds.stream().anyMatch(deed -> deed.officer() == officer);
    }
}
