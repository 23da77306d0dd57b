package docket.allocation.round;

import java.util.Locale;

/** What can be wrong with a round. Its text is in {@code faults.properties}. */
public enum Fault {
    TOTAL_NEGATIVE,
    NAME_UNREADABLE,
    LIMIT_TWICE,
    PARENT_UNKNOWN,
    LIMITS_IN_A_CIRCLE,
    LIMITS_TOO_DEEP,
    LIMIT_NEGATIVE,
    REQUEST_TWICE,
    REQUEST_UNKNOWN,
    ASKED_NOT_POSITIVE,
    MINIMUM_OUT_OF_RANGE,
    VALUE_OUT_OF_RANGE,
    DECIDED_OUT_OF_RANGE,
    AMOUNTS_TOO_LARGE,
    RULE_NEEDS_ONE_TREE,
    RULE_NEEDS_DIVISIBLE;

    /** The stable code, such as {@code limit-twice}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
