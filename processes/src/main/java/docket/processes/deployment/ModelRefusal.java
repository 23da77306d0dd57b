package docket.processes.deployment;

import docket.engine.refusal.RefusalCode;

/** Why deploying a model, or taking one away, is refused. */
public enum ModelRefusal implements RefusalCode {
    MODEL_REFUSED(Kind.UNPROCESSABLE),
    MODEL_NEEDED(Kind.CONFLICT),
    CASES_RUNNING(Kind.CONFLICT);

    private final Kind kind;

    ModelRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
