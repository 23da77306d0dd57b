package docket.engine.destruction.event;

/** What is destroyed. */
public enum Kind {
    /** 파기: the key of a person, and with it everything that was sealed under it. */
    ERASURE,
    /** 폐기: what the events of closed cases say. */
    DISPOSAL
}
