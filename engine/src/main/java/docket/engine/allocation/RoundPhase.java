package docket.engine.allocation;

import docket.engine.glossary.Glossary.Table;
import docket.engine.refusal.Term;
import java.util.Locale;

/** How far a round has come. */
public enum RoundPhase implements Term {
    COLLECTING,
    CLOSED,
    PROPOSED,
    INFEASIBLE,
    APPROVED,
    REJECTED,
    CANCELLED;

    /** Whether nothing will happen to it any more. */
    public boolean isOver() {
        return this == APPROVED || this == REJECTED || this == CANCELLED;
    }

    boolean waitsForTheCommittee() {
        return this == PROPOSED || this == INFEASIBLE;
    }

    @Override
    public String in(Locale reader) {
        return Table.STATE.word(name(), reader);
    }
}
