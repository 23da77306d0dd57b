package docket.engine.watch;

/**
 * A kind of work that can be watched. There is a bounded number of the names that go with it: a class, a door, a kind;
 * never a person or a case.
 */
public enum Work {
    /** A root unit of work, by its door. */
    UNIT,
    /** A command to an aggregate, by its class. */
    COMMAND,
    /** A command of the process engine, by its class. */
    ENGINE_COMMAND,
    /** Events being stored. */
    APPEND,
    /** Waiting for the lock of an aggregate, by its kind. */
    LOCK,
    /** A score being made. */
    SCORE,
    /** A pass of the sequencer. */
    SEQUENCER_PASS,
    /** A pass of the log: tiles written, a checkpoint signed. */
    LOG_PASS
}
