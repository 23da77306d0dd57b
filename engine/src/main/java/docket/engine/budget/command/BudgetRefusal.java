package docket.engine.budget.command;

import docket.engine.refusal.RefusalCode;

/** Why a command to a budget line is refused. */
public enum BudgetRefusal implements RefusalCode {
    UNKNOWN_BUDGET_LINE(Kind.NOT_FOUND),
    BUDGET_LINE_EXISTS(Kind.CONFLICT),
    RESERVATION_EXISTS(Kind.CONFLICT),
    NO_SUCH_RESERVATION(Kind.CONFLICT),
    INSUFFICIENT_FUNDS(Kind.UNPROCESSABLE),
    ALLOTMENT_TOO_LOW(Kind.UNPROCESSABLE),
    CURRENCY_MISMATCH(Kind.UNPROCESSABLE),
    FISCAL_YEAR_CLOSED(Kind.UNPROCESSABLE),
    FISCAL_YEAR_OPEN(Kind.CONFLICT),
    LINE_OF_ANOTHER_OFFICE(Kind.UNPROCESSABLE),
    BUDGET_LINE_REQUIRED(Kind.UNPROCESSABLE),
    ADVANCE_REASON_REQUIRED(Kind.UNPROCESSABLE),
    CONTROL_UNCHANGED(Kind.CONFLICT),
    FOUR_EYES(Kind.FORBIDDEN),
    NO_SUCH_COMMITMENT(Kind.CONFLICT),
    ABOVE_RESERVATION(Kind.UNPROCESSABLE),
    ABOVE_COMMITMENT(Kind.UNPROCESSABLE),
    NOTHING_ORDERED(Kind.CONFLICT),
    ORDER_UNPAID(Kind.CONFLICT),
    INVALID_SHARE(Kind.UNPROCESSABLE),
    CARRIED_OVER_TWICE(Kind.UNPROCESSABLE),
    ACCIDENT_WITHOUT_COMMITMENT(Kind.UNPROCESSABLE);

    private final Kind kind;

    BudgetRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
