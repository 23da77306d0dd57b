package docket.engine.refusal;

import java.util.Locale;

/**
 * Every reason for which a command is refused. {@link #code()} is stable and part of the REST contract; the texts are
 * in {@code docket/refusals*.properties} under the same code. {@link #kind()} says what sort of answer it is, so that
 * each door can translate it (HTTP status, BPMN, command line).
 */
public enum RefusalCode {
    UNAUTHENTICATED(Kind.UNAUTHENTICATED),
    FORBIDDEN(Kind.FORBIDDEN),
    NOT_YOUR_TASK(Kind.FORBIDDEN),
    NOT_YOUR_CASE(Kind.FORBIDDEN),
    OWN_DRAFT(Kind.FORBIDDEN),
    EXPRESSION_FORBIDDEN(Kind.FORBIDDEN),
    SETUP_FORBIDDEN(Kind.FORBIDDEN),

    UNKNOWN_CASE(Kind.NOT_FOUND),
    UNKNOWN_TASK(Kind.NOT_FOUND),
    UNKNOWN_BUDGET_LINE(Kind.NOT_FOUND),

    ALREADY_DECIDED(Kind.CONFLICT),
    ALREADY_ACTED_ON(Kind.CONFLICT),
    ALREADY_CLAIMED(Kind.CONFLICT),
    ALREADY_OPEN(Kind.CONFLICT),
    DECIDED_THIS_ROUND(Kind.CONFLICT),
    CASE_CLOSED(Kind.CONFLICT),
    CASE_UNDECIDED(Kind.CONFLICT),
    CASE_NOT_RETURNED(Kind.CONFLICT),
    DECISION_BYPASSED(Kind.CONFLICT),
    BUDGET_LINE_EXISTS(Kind.CONFLICT),
    RESERVATION_EXISTS(Kind.CONFLICT),
    NO_SUCH_RESERVATION(Kind.CONFLICT),
    REQUEST_IN_PROGRESS(Kind.CONFLICT),
    CONCURRENT_CHANGE(Kind.CONFLICT),

    STALE_VERSION(Kind.PRECONDITION),

    DECISION_NOT_OFFERED(Kind.UNPROCESSABLE),
    OVERRIDE_REASON_REQUIRED(Kind.UNPROCESSABLE),
    OPINION_REQUIRED(Kind.UNPROCESSABLE),
    AUTHORITY_INSUFFICIENT(Kind.UNPROCESSABLE),
    UNKNOWN_GROUP(Kind.UNPROCESSABLE),
    UNKNOWN_PERSON(Kind.UNPROCESSABLE),
    UNKNOWN_PROCESS(Kind.UNPROCESSABLE),
    UNKNOWN_ORGANIZATION(Kind.UNPROCESSABLE),
    INVALID_APPROVAL_LINE(Kind.UNPROCESSABLE),
    INVALID_AMOUNT(Kind.UNPROCESSABLE),
    INVALID_FIELD(Kind.UNPROCESSABLE),
    FIELD_REQUIRED(Kind.UNPROCESSABLE),
    FIELD_NOT_DECLARED(Kind.UNPROCESSABLE),
    VARIABLE_NOT_DECLARED(Kind.UNPROCESSABLE),
    RESULT_NOT_ACCEPTED(Kind.UNPROCESSABLE),
    ENGINE_REFUSED(Kind.UNPROCESSABLE),
    BUSINESS_KEY_RESERVED(Kind.UNPROCESSABLE),
    INSUFFICIENT_FUNDS(Kind.UNPROCESSABLE),
    ALLOTMENT_TOO_LOW(Kind.UNPROCESSABLE),
    CURRENCY_MISMATCH(Kind.UNPROCESSABLE),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE),
    MODEL_REFUSED(Kind.UNPROCESSABLE),
    COMMENTS_NOT_RECORDED(Kind.UNPROCESSABLE),
    NOT_OPEN_FOR_THIS(Kind.UNPROCESSABLE),
    PERSON_REQUIRED(Kind.UNPROCESSABLE),

    INVALID_REQUEST(Kind.BAD_REQUEST),
    TOO_MANY_ATTEMPTS(Kind.THROTTLED);

    /** What sort of answer a refusal is. */
    public enum Kind {
        BAD_REQUEST,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        PRECONDITION,
        UNPROCESSABLE,
        THROTTLED
    }

    private final Kind kind;

    RefusalCode(Kind kind) {
        this.kind = kind;
    }

    /** The stable code, e.g. {@code not-your-task}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }
}
