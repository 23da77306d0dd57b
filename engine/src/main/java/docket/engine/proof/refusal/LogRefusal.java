package docket.engine.proof.refusal;

import docket.engine.refusal.RefusalCode;

/** What is refused because of how the signed log stands. */
public enum LogRefusal implements RefusalCode {
    UNKNOWN_LOG_ENTRY(Kind.NOT_FOUND),
    UNKNOWN_TILE(Kind.NOT_FOUND),
    LOG_ELSEWHERE(Kind.NOT_FOUND),
    NOT_SIGNED_YET(Kind.CONFLICT),
    LOG_FORK(Kind.CONFLICT),
    LOG_MEMORY_LOST(Kind.CONFLICT),
    LOG_NOT_WRITTEN(Kind.CONFLICT),
    LOG_NOT_WHOLE(Kind.CONFLICT);

    private final Kind kind;

    LogRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
