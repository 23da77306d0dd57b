package docket.bpmn.lint;

import docket.bpmn.said.Phrase;
import java.util.List;

/** What the lint finds wrong: the code that it is told by, and what its text speaks of. */
enum Fault implements Phrase {
    UNKNOWN_ELEMENT("unknown-element", "name"),
    UNKNOWN_ATTRIBUTE("unknown-attribute", "name", "attribute", "value"),
    VALUE_REFUSED("value-refused", "what", "kind", "value"),
    LINE_UNREADABLE("value-refused", "found"),
    UNKNOWN_RESOURCE("unknown-resource"),
    MUST_HAVE("missing", "name", "wanted"),
    REFERS_TO_NOTHING("missing", "attribute", "wanted", "named"),
    FLOW_TO_NOWHERE("missing", "source", "target"),
    FORM_NOT_THERE("missing", "form"),
    FORM_WITHOUT_ID("missing"),
    TWIN_WITHOUT_FORM("missing", "form"),
    NO_DECISION("missing"),
    AUTHORITY_OUTPUTS("missing", "outputs", "found"),
    MONEY_WITHOUT_LINE("missing", "property"),
    FEATURES_WITHOUT_FORM("missing", "property"),
    UNPARSED("unparsed", "said"),
    ID_TWICE("contradiction", "id"),
    SAME_ID("contradiction", "id", "other"),
    FORM_LACKS_FIELDS("contradiction", "needed", "form", "lacking"),
    WOULD_BE_LOST("contradiction", "recorded", "lost", "form"),
    RESULT_IS_A_FIELD("contradiction", "name"),
    AUTHORITY_NOT_ASKED("contradiction", "property"),
    START_OF_AN_EVENT("contradiction"),
    RECORD_SAYS_WHO("contradiction", "step"),
    NOBODY_ASSIGNED("contradiction", "step"),
    RACE_WITHOUT_EVENT("contradiction", "target"),
    ANSWER_OF_TWO_KINDS("contradiction", "name", "here", "before"),
    SEVERAL_EVENTS("contradiction", "count"),
    NO_EVENT("contradiction"),
    THROWS("contradiction"),
    LINE_HAS_ITS_DECISIONS("contradiction", "property"),
    ACT_HAS_ITS_DECISIONS("contradiction", "step", "property"),
    NOT_OF_THE_DRAFTER("contradiction", "decision"),
    OF_THE_DRAFTER_ALONE("contradiction", "decision"),
    SERVED_BY_NOBODY("contradiction"),
    RESULTS_OF_NO_WORKER("contradiction", "property"),
    ONE_ROW_ALONE("contradiction", "policy"),
    NEVER_ASKED("contradiction", "inputs", "asked"),
    OTHER_TYPE("contradiction", "types", "found"),
    OTHER_TYPE_OF_AMOUNT("contradiction", "types", "found"),
    CIRCULATES("contradiction"),
    NO_APPROVAL_AT_THE_END("contradiction", "kind"),
    END_WITHOUT_POWER("contradiction", "last", "holders"),
    HOLDER_OF_NO_POWER("contradiction", "decision"),
    KEY_TWICE("contradiction"),
    UNANSWERABLE("contradiction"),
    FIXED_AND_REQUIRED("contradiction"),
    PERSONAL_AND_READ("contradiction", "key", "property"),
    MARK_WITHOUT_OPTIONS("contradiction", "property"),
    VALUES_NOT_COMPUTED("contradiction", "property"),
    OTHER_VALUES("contradiction", "property", "computed", "named"),
    OTHER_TWIN("contradiction", "id", "form"),
    LINE_WITHOUT_MONEY("contradiction", "property"),
    CLOSING_OF_NO_ROUND("contradiction", "time", "delegate"),
    LINE_IS_TAKEN("contradiction", "field"),
    LINE_BY_NO_TEXT("contradiction", "field"),
    LINE_IS_PERSONAL("contradiction", "field", "property"),
    UNKNOWN_DECISION("unknown-decision", "decision", "property"),
    UNKNOWN_PROCESS("unknown-process", "process"),
    PROCESS_NOT_WITH_IT("unknown-process", "process"),
    AUDITORS_ONLY("auditors-only", "named"),
    UNKNOWN_GROUP("unknown-group", "group", "where"),
    GROUP_IS_A_PERSON("unknown-group", "group", "where"),
    UNKNOWN_PERSON("unknown-person", "person", "where"),
    PERSON_IS_A_GROUP("unknown-person", "person", "where"),
    CALLER_STRANDS("strands", "caller", "found");

    private final String code;
    private final List<String> arguments;

    Fault(String code, String... arguments) {
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Stable; several faults of one sort share it. */
    String code() {
        return code;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }
}
