package docket.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem that the engine's own clients understand as well: they show {@code message}. The engine's Java client for
 * external tasks reads nothing of an error whose {@code code} is not a number, so it is not sent one; to that client our
 * code is the end of {@code type}.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EngineProblem(
        String type,
        String message,
        @Nullable String code,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String requestId,
        List<Problem.Fault> errors) {

    private static final String NUMBERS_ONLY = "Camunda External Task Client";

    public static boolean isFor(HttpServletRequest request) {
        String path = Problems.path(request);
        return path.startsWith("/engine-rest/") || path.startsWith("/camunda/api/");
    }

    static EngineProblem of(Problem problem, HttpServletRequest request) {
        return new EngineProblem(
                problem.type(),
                problem.detail(),
                NUMBERS_ONLY.equals(request.getHeader("User-Agent")) ? null : problem.code(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.requestId(),
                problem.errors());
    }
}
