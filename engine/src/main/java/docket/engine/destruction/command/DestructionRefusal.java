package docket.engine.destruction.command;

import docket.engine.destruction.event.Kind;
import docket.engine.refusal.RefusalCode;

/** Why a command to a destruction is refused. */
public enum DestructionRefusal implements RefusalCode {
    UNKNOWN_DESTRUCTION(Kind.NOT_FOUND),
    SECOND_PERSON_REQUIRED(Kind.FORBIDDEN),
    CASES_OPEN(Kind.CONFLICT),
    CASES_DISPOSED(Kind.CONFLICT),
    RETENTION_NOT_OVER(Kind.CONFLICT),
    NOTHING_TO_ERASE(Kind.CONFLICT),
    DESTRUCTION_OVER(Kind.CONFLICT);

    private final Kind kind;

    DestructionRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
