package docket.api.rest.idempotency;

import docket.engine.refusal.RefusalCode;

/** Why a request that repeats another one is refused. */
public enum IdempotencyRefusal implements RefusalCode {
    REQUEST_IN_PROGRESS(Kind.CONFLICT),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE);

    private final Kind kind;

    IdempotencyRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
