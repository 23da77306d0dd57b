package docket.engine.budget.day;

import docket.engine.refusal.RefusalCode;

/** Why a day is not published, or not shown. */
public enum DayRefusal implements RefusalCode {
    DAY_PUBLISHED(Kind.CONFLICT),
    DAY_LEFT_OUT(Kind.CONFLICT),
    DAY_NOT_PUBLISHED(Kind.NOT_FOUND),
    LINE_NOT_PUBLIC(Kind.NOT_FOUND),
    LINE_NOT_COUNTED(Kind.NOT_FOUND),
    DAY_BEING_ADDED_UP(Kind.UNAVAILABLE);

    private final Kind kind;

    DayRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
