package docket.engine.casefile.command.line;

import docket.engine.refusal.RefusalCode;

/** Why a command to a step of a case, or a decision on it, is refused. */
public enum StepRefusal implements RefusalCode {
    UNKNOWN_TASK(Kind.NOT_FOUND),
    NOT_YOUR_TASK(Kind.FORBIDDEN),
    NOT_THEIR_TASK(Kind.FORBIDDEN),
    ALREADY_DECIDED(Kind.CONFLICT),
    ALREADY_CLAIMED(Kind.CONFLICT),
    NOTHING_TO_GIVE_BACK(Kind.CONFLICT),
    DECIDED_THIS_ROUND(Kind.CONFLICT),
    DECISION_BYPASSED(Kind.CONFLICT),
    DECISION_NOT_OFFERED(Kind.UNPROCESSABLE),
    OVERRIDE_REASON_REQUIRED(Kind.UNPROCESSABLE),
    OPINION_REQUIRED(Kind.UNPROCESSABLE);

    private final Kind kind;

    StepRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
