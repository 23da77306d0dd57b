package docket.engine.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a step of an approval line asks of its person; the Korean terms are in the glossary. */
public enum StepKind {
    /** 검토. */
    REVIEW,
    /** 협조: dissent is recorded and does not stop the case. */
    CONCUR,
    /** 합의. */
    AGREE,
    /** 결재. */
    APPROVE,
    /** 전결: final approval by delegated authority. */
    DELEGATED_APPROVAL,
    /** 대결: approval by an acting officer. */
    ACTING_APPROVAL,
    /** 공람. */
    CIRCULATE,
    /** The drafter's own step on a returned case. */
    REVISE;

    @JsonCreator
    public static StepKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The code in events and in the REST contract, e.g. {@code delegated-approval}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person on this step uses a power of approval (결재, 전결, 대결). */
    public boolean approves() {
        return this == APPROVE || this == DELEGATED_APPROVAL || this == ACTING_APPROVAL;
    }
}
