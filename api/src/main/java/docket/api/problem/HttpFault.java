package docket.api.problem;

import docket.engine.refusal.RefusalCode;
import java.util.Locale;

/** Why a request failed before or beside any command: faults of HTTP itself, and faults of ours. */
public enum HttpFault {
    ROUTE_UNKNOWN(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_SLOW(408),
    CONTENT_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503),
    OVERLOADED(503);

    private final int status;

    HttpFault(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The stable code, e.g. {@code method-not-allowed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status of a kind of refusal. */
    public static int statusOf(RefusalCode.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION -> 412;
            case UNPROCESSABLE -> 422;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
