package docket.engine.casefile;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What makes a sequence of steps an approval line that can come to an end. */
final class LineRules {

    /**
     * Refuses a line that cannot be walked. An empty line is fine: the authority table makes one.
     *
     * @throws Refused INVALID_APPROVAL_LINE, or OWN_DRAFT where the drafter is on it
     */
    static void check(List<LineStep> line, String drafter) {
        Set<String> users = new HashSet<>();
        for (LineStep step : line) {
            if ((step.user() == null) == (step.group() == null)) {
                throw invalid("one-of-user-and-group", step.kind().code());
            }
            if (step.kind() == StepKind.REVISE || step.kind() == StepKind.CIRCULATE) {
                throw invalid("kind-not-decided", step.kind().code());
            }
            if (drafter.equals(step.user())) {
                throw new Refused(RefusalCode.OWN_DRAFT, new Who(drafter));
            }
            if (step.user() != null && !users.add(step.user())) {
                throw invalid("person-twice", step.user());
            }
        }
        checkStages(ApprovalLine.stages(line));
    }

    private static void checkStages(List<List<LineStep>> stages) {
        Set<String> names = new HashSet<>();
        for (List<LineStep> stage : stages) {
            LineStep first = stage.get(0);
            if (first.parallel() != null && !names.add(first.parallel())) {
                throw invalid("parallel-not-neighbours", first.parallel());
            }
            Integer required = first.required();
            if (!stage.stream().allMatch(step -> Objects.equals(step.required(), required))) {
                throw invalid("required-differs", String.valueOf(first.parallel()));
            }
            if (required != null && (required < 1 || required > stage.size())) {
                throw invalid("required-out-of-range", required + "/" + stage.size());
            }
        }
        if (!stages.isEmpty()) {
            for (LineStep step : stages.get(stages.size() - 1)) {
                if (!step.kind().approves()) {
                    throw invalid("last-must-approve", step.kind().code());
                }
            }
        }
    }

    private static Refused invalid(String rule, String found) {
        return new Refused(RefusalCode.INVALID_APPROVAL_LINE, rule, found);
    }

    private LineRules() {}
}
