package docket.processes.steering;

import docket.engine.refusal.RefusalCode;

/** Why leading a case past the way that its process draws is refused. */
public enum SteeringRefusal implements RefusalCode {
    STEERING_FORBIDDEN(Kind.FORBIDDEN),
    REASON_REQUIRED(Kind.UNPROCESSABLE),
    OTHER_PROCESS(Kind.UNPROCESSABLE);

    private final Kind kind;

    SteeringRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
