package docket.engine.whatif;

import docket.engine.refusal.RefusalCode;

/** Why a question what would have been is refused. */
public enum WhatIfRefusal implements RefusalCode {
    CASE_NOT_SCORED(Kind.CONFLICT),
    UNKNOWN_MODEL(Kind.UNPROCESSABLE),
    MODEL_UNREADABLE(Kind.UNPROCESSABLE),
    MODEL_SCHEMA_DIFFERS(Kind.UNPROCESSABLE);

    private final Kind kind;

    WhatIfRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
