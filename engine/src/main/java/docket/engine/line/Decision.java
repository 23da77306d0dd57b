package docket.engine.line;

import docket.engine.glossary.Glossary.Table;
import docket.engine.refusal.Term;
import java.util.Locale;

/** What a person may decide on a task. */
public enum Decision implements Term {
    APPROVE,
    CONCUR,
    DISSENT,
    RETURN,
    REJECT,
    RESUBMIT,
    WITHDRAW,
    /** Commits, orders or pays. */
    CONFIRM,
    /** Spends no more: what is left of the money is given back. */
    CLOSE;

    @Override
    public String in(Locale reader) {
        return Table.ACT.word(name(), reader);
    }

    /** Whether whoever decides so has to say why. */
    public boolean needsOpinion() {
        return this == RETURN || this == REJECT || this == DISSENT;
    }
}
