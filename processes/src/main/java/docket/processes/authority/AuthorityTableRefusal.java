package docket.processes.authority;

import docket.engine.refusal.RefusalCode;

/** Why a question to an authority table is refused. */
public enum AuthorityTableRefusal implements RefusalCode {
    UNKNOWN_AUTHORITY_TABLE(Kind.UNPROCESSABLE),
    AUTHORITY_TABLE_UNREADABLE(Kind.UNPROCESSABLE),
    AUTHORITY_TABLE_DIFFERS(Kind.UNPROCESSABLE);

    private final Kind kind;

    AuthorityTableRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
