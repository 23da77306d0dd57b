package docket.engine.line;

import docket.engine.refusal.RefusalCode;

/** Why an approval line, or a step on it, is refused. */
public enum LineRefusal implements RefusalCode {
    OWN_DRAFT(Kind.FORBIDDEN),
    AUTHORITY_INSUFFICIENT(Kind.UNPROCESSABLE),
    INVALID_APPROVAL_LINE(Kind.UNPROCESSABLE),
    NOBODY_TO_DECIDE(Kind.UNPROCESSABLE);

    private final Kind kind;

    LineRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
