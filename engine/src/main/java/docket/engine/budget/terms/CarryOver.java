package docket.engine.budget.terms;

/** How money comes into the next fiscal year (National Finance Act of Korea, article 48). */
public enum CarryOver {
    /** 명시이월: it was voted that what is left may be spent a year later. */
    EXPLICIT,

    /** 사고이월: what is committed could not be paid in time for a reason that nobody could avoid; never a second time. */
    ACCIDENT
}
