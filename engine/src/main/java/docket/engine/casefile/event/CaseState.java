package docket.engine.casefile.event;

/** Where a case stands, by its recorded decisions alone. */
public enum CaseState {
    OPEN,
    RETURNED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    CANCELLED,
    /** After its retention two people disposed of it: what its events said is gone. */
    DISPOSED
}
