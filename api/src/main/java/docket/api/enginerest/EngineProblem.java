package docket.api.enginerest;

import com.fasterxml.jackson.annotation.JsonInclude;
import docket.api.rest.problem.Problem;
import docket.engine.refusal.Refused.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem that the engine's own clients understand as well: they show {@code message}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EngineProblem(
        String type,
        String message,
        String code,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String requestId,
        List<FieldError> errors) {

    static EngineProblem of(Problem problem) {
        return new EngineProblem(
                problem.type(),
                problem.detail(),
                problem.code(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.requestId(),
                problem.errors());
    }
}
