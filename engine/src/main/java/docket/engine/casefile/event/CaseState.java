package docket.engine.casefile.event;

import docket.engine.glossary.Glossary.Table;
import docket.engine.line.Route.Outcome;
import docket.engine.refusal.Term;
import java.util.Locale;

/** Where a case stands, by its recorded decisions alone. */
public enum CaseState implements Term {
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
            case WAIT, NEXT, CLOSED -> this;
            case RETURNED -> RETURNED;
            case REJECTED -> REJECTED;
            case APPROVED -> APPROVED;
            case RESUBMITTED -> OPEN;
            case WITHDRAWN -> WITHDRAWN;
        };
    }

    @Override
    public String in(Locale reader) {
        return Table.STATE.word(name(), reader);
    }
}
