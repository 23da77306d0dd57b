package docket.engine.refusal;

/** What is refused of a request, whatever it is about. */
public enum RequestRefusal implements RefusalCode {
    UNAUTHENTICATED(Kind.UNAUTHENTICATED),
    FORBIDDEN(Kind.FORBIDDEN),
    PERSON_REQUIRED(Kind.UNPROCESSABLE),
    INVALID_REQUEST(Kind.BAD_REQUEST),
    INVALID_FIELD(Kind.UNPROCESSABLE),
    FIELD_REQUIRED(Kind.UNPROCESSABLE),
    INVALID_AMOUNT(Kind.UNPROCESSABLE),
    NO_SUCH_MOMENT(Kind.NOT_FOUND),
    CONCURRENT_CHANGE(Kind.CONFLICT),
    TOO_MANY_ATTEMPTS(Kind.THROTTLED);

    private final Kind kind;

    RequestRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
