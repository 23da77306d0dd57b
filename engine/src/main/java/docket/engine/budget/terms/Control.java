package docket.engine.budget.terms;

/** What happens to a request that a budget line cannot pay. */
public enum Control {
    /** It is refused. */
    STOP,

    /** It is accepted, with a warning in the record. */
    WARN,

    /** It is accepted. */
    NONE
}
