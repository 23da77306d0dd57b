package docket.engine.line;

import docket.engine.line.Route.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The approval line of one round and how far it has come. Neighbouring steps with the same {@code parallel} name form one
 * stage; a stage is over when as many of its steps as it requires have passed, or as soon as one returns or rejects.
 * {@code firstStep} is the index at which the current stage begins, {@code passed} are the steps of that stage which have
 * passed. Immutable; {@link #decide} gives the line after a decision.
 */
public record ApprovalLine(List<LineStep> steps, int firstStep, List<Integer> passed) {

    public ApprovalLine {
        steps = List.copyOf(steps);
        passed = List.copyOf(passed);
    }

    /** A line on which nobody has decided yet. */
    public static ApprovalLine of(List<LineStep> steps) {
        return new ApprovalLine(steps, 0, List.of());
    }

    /** Where the process goes to offer the current stage. */
    public Route toCurrentStage() {
        return route(Outcome.NEXT);
    }

    /** Whether the step belongs to the current stage and has not passed. */
    public boolean isDue(int step) {
        return step >= firstStep && step < firstStep + stageSize() && !passed.contains(step);
    }

    /** The steps that decide finally: the last one and those that run beside it. */
    public List<LineStep> finalStage() {
        List<List<LineStep>> stages = stages(steps);
        return stages.get(stages.size() - 1);
    }

    /** Whether the step at this index is one of the {@link #finalStage}. */
    public boolean isFinal(int step) {
        return step >= steps.size() - finalStage().size();
    }

    /** The line after a step that is due was decided, and where the process goes. */
    public Decided decide(int step, Decision decision) {
        if (!isDue(step)) {
            throw new IllegalArgumentException(
                    "Expected a step of the stage at " + firstStep + " of " + steps.size() + " but found " + step);
        }
        return switch (decision) {
            case RETURN -> new Decided(this, route(Outcome.RETURNED));
            case REJECT -> new Decided(this, route(Outcome.REJECTED));
            case APPROVE, CONCUR, DISSENT -> pass(step);
            case RESUBMIT, WITHDRAW, CONFIRM, CLOSE ->
                throw new IllegalArgumentException("Expected a decision of an approval line but found " + decision);
        };
    }

    private Decided pass(int step) {
        List<Integer> nowPassed = new ArrayList<>(passed);
        nowPassed.add(step);
        if (nowPassed.size() < required()) {
            ApprovalLine waiting = new ApprovalLine(steps, firstStep, nowPassed);
            return new Decided(waiting, waiting.route(Outcome.WAIT));
        }
        ApprovalLine next = new ApprovalLine(steps, firstStep + stageSize(), List.of());
        return new Decided(next, next.route(next.isFinished() ? Outcome.APPROVED : Outcome.NEXT));
    }

    private boolean isFinished() {
        return firstStep == steps.size();
    }

    private int required() {
        Integer required = steps.get(firstStep).required();
        return required == null ? stageSize() : required;
    }

    private int stageSize() {
        return isFinished()
                ? 0
                : stages(steps.subList(firstStep, steps.size())).get(0).size();
    }

    private Route route(Outcome outcome) {
        return new Route(outcome, firstStep, stageSize());
    }

    /** Cuts a line into its stages. */
    static List<List<LineStep>> stages(List<LineStep> steps) {
        List<List<LineStep>> stages = new ArrayList<>();
        @Nullable String name = null;
        for (LineStep step : steps) {
            if (step.parallel() == null || !step.parallel().equals(name)) {
                stages.add(new ArrayList<>());
            }
            stages.get(stages.size() - 1).add(step);
            name = step.parallel();
        }
        return stages;
    }

    /** A line after a decision, and where the process goes. */
    public record Decided(ApprovalLine line, Route route) {}
}
