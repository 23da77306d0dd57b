package docket.engine.casefile.event;

import docket.engine.line.Route.Outcome;

/** Where a case stands, by its recorded decisions alone. */
public enum CaseState {
    OPEN,
    RETURNED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    CANCELLED,
    /** After its retention two people disposed of it: what its events said is gone. */
    DISPOSED;

    /** Where it stands once a decision had this outcome: as before while it goes on. */
    public CaseState after(Outcome outcome) {
        return switch (outcome) {
            case WAIT, NEXT -> this;
            case RETURNED -> RETURNED;
            case REJECTED -> REJECTED;
            case APPROVED -> APPROVED;
            case RESUBMITTED -> OPEN;
            case WITHDRAWN -> WITHDRAWN;
        };
    }
}
