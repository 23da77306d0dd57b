package docket.engine.line;

/**
 * Where the process goes after a step was decided. {@code WAIT}: other parallel steps of the stage are open;
 * {@code NEXT}: the next stage of the line begins, or
 * what comes next with the money; {@code CLOSED}: nothing is left to be spent.
 */
public record Route(Outcome outcome, int firstStep, int stageSize) {
    public enum Outcome {
        WAIT,
        NEXT,
        RETURNED,
        REJECTED,
        APPROVED,
        RESUBMITTED,
        WITHDRAWN,
        CLOSED
    }
}
