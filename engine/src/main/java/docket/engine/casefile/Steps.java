package docket.engine.casefile;

import docket.engine.line.StepKind;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every task that a case ever offered, by task id, in the order of the offers. Immutable. */
record Steps(Map<String, Step> byTask) {

    static final Steps NONE = new Steps(Map.of());

    Optional<Step> find(String taskId) {
        return Optional.ofNullable(byTask.get(taskId));
    }

    /** @throws Refused UNKNOWN_TASK where the case never offered it */
    Step get(String taskId) {
        return find(taskId).orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_TASK, taskId));
    }

    /** @throws Refused UNKNOWN_TASK, or ALREADY_DECIDED where somebody decided it */
    Step undecided(String taskId) {
        Step step = get(taskId);
        if (step.decidedBy() != null) {
            throw new Refused(RefusalCode.ALREADY_DECIDED, "decided", new Who(step.decidedBy()));
        }
        return step;
    }

    List<Step> open() {
        return byTask.values().stream().filter(Step::isOpen).toList();
    }

    /** Who has decided in the round, in the order of the offers; the drafter's own steps do not count. */
    List<String> decidersOf(int round) {
        return byTask.values().stream()
                .filter(step -> step.round() == round && step.kind() != StepKind.REVISE)
                .map(Step::decidedBy)
                .filter(Objects::nonNull)
                .toList();
    }

    Steps with(Step step) {
        Map<String, Step> more = new LinkedHashMap<>(byTask);
        more.put(step.taskId(), step);
        return new Steps(more);
    }

    Steps change(String taskId, UnaryOperator<Step> change) {
        return with(change.apply(get(taskId)));
    }
}
