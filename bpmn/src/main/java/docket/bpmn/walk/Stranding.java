package docket.bpmn.walk;

import docket.bpmn.said.Phrase;
import java.util.List;

/** What a walk says of a case that goes no further, and of the way by which it came there. */
enum Stranding implements Phrase {
    NO_START,
    ENDLESS,
    STAGE_UNKNOWN,
    CALLS_ITSELF,
    LINE_GOES_ON,
    ERROR_UNCAUGHT("error"),
    DECIDED_AGAIN,
    EVENT_REPEATED,
    NOT_RETURNED("state"),
    ALREADY_DECIDED("state"),
    STAGE_OF_MANY,
    NO_LINE,
    NUMBERED_ALREADY,
    RESERVED_ALREADY,
    NOTHING_RESERVED,
    NOTHING_COMMITTED,
    NOTHING_ORDERED,
    SPENT_EARLY("state"),
    ENDS_UNPAID,
    NO_TABLE_NAMED("property"),
    LINE_FIXED_ALREADY,
    NOT_BY_THE_DRAFTER("message"),
    WITHDRAWAL_WAITED_FOR("message"),
    SCORED_LATE("state"),
    LINE_FIXED_LATE("state"),
    NUMBERED_EARLY("state"),
    ENDS_UNDECIDED("state"),
    TAKEN_FOR_FINAL,
    NO_FLOW,
    NO_FLOW_FOR("answers"),
    ANSWERS("answers", "answer"),
    ANSWER("name", "value"),
    NONE_OF_THEM,
    NULL_ANSWER("condition", "meant"),
    NOTHING_DECIDED_YET("name"),
    NOTHING_ANSWERED_YET("name"),
    TAKEN_AWAY("task", "instead"),
    TAKEN_BY_ITS_LOOP,
    TAKEN_BY_A_WORKER,
    TAKEN_BY_WITHDRAWAL,
    TAKEN_BY_AN_EVENT,
    UNPROVEN("most"),
    IN("element", "text"),
    AFTER("text", "how"),
    DECIDES_TWICE("person"),
    STILL_WAITS("state"),
    STILL_WAITS_IN_A_NEW_ROUND("state"),
    BRANCH_NEVER_COMES,
    NO_WAY_TO_AN_END,
    BEGIN,
    JOB_OF("at"),
    JOB_AFTER("at"),
    WORKER_OF("at"),
    ERROR_AT("at"),
    EVENT("at"),
    DECISION("decision", "at");

    private final List<String> arguments;

    Stranding(String... arguments) {
        this.arguments = List.of(arguments);
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }
}
