package docket.engine.casefile;

/** What a person may decide on a task. */
public enum Decision {
    APPROVE,
    CONCUR,
    DISSENT,
    RETURN,
    REJECT,
    RESUBMIT,
    WITHDRAW
}
