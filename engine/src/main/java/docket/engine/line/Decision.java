package docket.engine.line;

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
