package docket.engine.allocation.command;

import docket.engine.refusal.RefusalCode;

/** Why a command to an allocation round is refused. */
public enum RoundRefusal implements RefusalCode {
    UNKNOWN_ROUND(Kind.NOT_FOUND),
    UNKNOWN_FUNDS_REQUEST(Kind.NOT_FOUND),
    ROUND_EXISTS(Kind.CONFLICT),
    ROUND_NOT_COLLECTING(Kind.CONFLICT),
    ROUND_NOT_PROPOSED(Kind.CONFLICT),
    ROUND_NOT_DECIDED(Kind.CONFLICT),
    ROUND_OVER(Kind.CONFLICT),
    INVALID_ROUND(Kind.UNPROCESSABLE),
    ROUND_INFEASIBLE(Kind.UNPROCESSABLE),
    NOT_YOUR_ORGANIZATION(Kind.FORBIDDEN),
    ORGANIZATION_FIXED(Kind.UNPROCESSABLE),
    ADJUSTED_TWICE(Kind.UNPROCESSABLE),
    ADJUSTMENTS_WITHOUT_APPROVAL(Kind.UNPROCESSABLE),
    INVALID_ADJUSTMENTS(Kind.UNPROCESSABLE);

    private final Kind kind;

    RoundRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
