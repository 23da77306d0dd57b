package docket.processes.accounts;

import docket.engine.refusal.RefusalCode;

/** Why a change of an account or a group is refused. */
public enum AccountRefusal implements RefusalCode {
    SETUP_FORBIDDEN(Kind.FORBIDDEN),
    PROFILE_FORBIDDEN(Kind.FORBIDDEN),
    ID_TAKEN(Kind.CONFLICT),
    PERSON_KNOWN(Kind.CONFLICT),
    WEAK_PASSWORD(Kind.UNPROCESSABLE);

    private final Kind kind;

    AccountRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
