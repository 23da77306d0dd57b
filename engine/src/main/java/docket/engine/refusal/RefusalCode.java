package docket.engine.refusal;

import java.io.Serializable;
import java.util.Locale;

/**
 * A reason for which a command is refused. Each area has an enum of its own, called after it ({@code CaseRefusal}), with
 * the texts of its codes beside it, in English and Korean, under the enum's name. {@link #code()} is stable and part of
 * the REST contract. {@link #kind()} says what sort of answer it is, so that each door can translate it (HTTP status,
 * BPMN, command line).
 */
public interface RefusalCode extends Serializable {

    /** What sort of answer a refusal is. */
    enum Kind {
        BAD_REQUEST,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        PRECONDITION,
        UNPROCESSABLE,
        THROTTLED,
        UNAVAILABLE
    }

    /** The enum's name for it, e.g. {@code NOT_YOUR_TASK}. */
    String name();

    Kind kind();

    /** The stable code, e.g. {@code not-your-task}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
