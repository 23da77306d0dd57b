package docket.engine.casefile.command;

import docket.engine.refusal.RefusalCode;

/** Why a command to a case is refused. */
public enum CaseRefusal implements RefusalCode {
    UNKNOWN_CASE(Kind.NOT_FOUND),
    NOT_YOUR_CASE(Kind.FORBIDDEN),
    ALREADY_OPEN(Kind.CONFLICT),
    ALREADY_ACTED_ON(Kind.CONFLICT),
    CASE_CLOSED(Kind.CONFLICT),
    CASE_UNDECIDED(Kind.CONFLICT),
    CASE_NOT_RETURNED(Kind.CONFLICT),
    STALE_VERSION(Kind.PRECONDITION),
    NOT_OPEN_FOR_THIS(Kind.UNPROCESSABLE);

    private final Kind kind;

    CaseRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
