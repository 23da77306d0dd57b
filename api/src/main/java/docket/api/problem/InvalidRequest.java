package docket.api.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import java.util.List;

/** Refusals of what a request says, before any command is made of it. */
public final class InvalidRequest {

    /** A parameter or header that cannot be understood: 400. */
    public static Refused parameter(String name, String textKey, Object... arguments) {
        return new Refused(
                RequestRefusal.INVALID_REQUEST, List.of(error(RequestRefusal.INVALID_FIELD, name, textKey, arguments)));
    }

    /** A body that is no JSON: 400. */
    public static Refused malformed(JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        return at == null
                ? parameter("body", "body.malformed")
                : parameter("body", "body.malformed-at", at.getLineNr(), at.getColumnNr());
    }

    /** A field of a body that cannot be taken: 422. */
    public static Refused field(String name, String textKey, Object... arguments) {
        return refused(RequestRefusal.INVALID_FIELD, name, textKey, new Object[] {name}, arguments);
    }

    /** A field of a body for which there is a refusal of its own, whose text takes {@code refusalArguments}. */
    public static Refused refused(
            RefusalCode code, String field, String textKey, Object[] refusalArguments, Object... arguments) {
        return new Refused(code, List.of(error(code, field, textKey, arguments)), refusalArguments);
    }

    private static FieldError error(RefusalCode code, String field, String textKey, Object... arguments) {
        return new FieldError(field, code.code(), locale -> ProblemTexts.text(textKey, locale, arguments));
    }

    private InvalidRequest() {}
}
