package docket.processes.deployment;

import docket.engine.refusal.RefusalCode;

/** What is refused of deploying models and of taking them away. */
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
