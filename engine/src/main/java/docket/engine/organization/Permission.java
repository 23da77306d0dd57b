package docket.engine.organization;

/** What only members of some groups may do; {@link Role} says whose. */
public enum Permission {
    /** Read every case, the feed and the log, and ask what would have been. */
    READ_EVERYTHING,

    /** Take the whole record away. */
    EXPORT_THE_RECORD,

    /** Open budget lines and change what is allotted to them. */
    KEEP_THE_BUDGET,

    /** Ask for a destruction, and confirm what another asked for. */
    DESTROY,

    /** Know what was destroyed and what is to be. */
    KNOW_OF_DESTRUCTIONS,

    /** Look after people and running processes: hand a task over, lead a case elsewhere; never decide one. */
    OPERATE,

    /** Read how the program is: each part of its health, and its metrics. */
    WATCH_THE_PROGRAM
}
