package docket.api.enginerest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import docket.api.problem.EngineRefusals;
import docket.api.problem.HttpFault;
import docket.api.problem.Languages;
import docket.api.problem.Problem;
import docket.api.problem.Problems;
import docket.api.security.request.RequestPath;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.DatabaseFailure;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.text.ParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * Answers a refusal found among an exception's causes with its status, code and text; what the engine says no to, with a
 * code and a text besides its own.
 * The engine's clients read {@code type} and {@code message}, ours read the problem.
 */
abstract class RefusalMapper<T extends Throwable> implements ExceptionMapper<T> {

    private final HttpServletRequest request;

    private RefusalMapper(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(T thrown) {
        return refusal(thrown)
                .map(refused -> Problems.of(refused, request))
                .or(() -> unavailable(thrown))
                .map(problem -> answer(problem, Problems.body(problem, request)))
                .orElseGet(() -> ofEngine(thrown));
    }

    /** What the engine itself says no to keeps its type, its status and what else its clients read. */
    private Response ofEngine(Throwable thrown) {
        Response said = ExceptionHandlerHelper.getInstance().getResponse(thrown);
        Problem problem = EngineSays.problem(thrown, said.getStatus(), request);
        return answer(problem, EngineSays.body(problem, said.getEntity(), request));
    }

    private Response answer(Problem problem, Object body) {
        Response.ResponseBuilder response = Response.status(problem.status());
        if (problem.status() == HttpFault.UNAVAILABLE.status()) {
            response.header("Retry-After", Problems.RETRY_AFTER_SECONDS);
        }
        return response.type(Problem.MEDIA_TYPE)
                .header("Content-Language", Languages.of(request).getLanguage())
                .entity(body)
                .build();
    }

    private Optional<Problem> unavailable(Throwable thrown) {
        return DatabaseFailure.GONE.isIn(thrown)
                ? Optional.of(Problems.of(HttpFault.UNAVAILABLE, request))
                : Optional.empty();
    }

    private Optional<Refused> refusal(Throwable thrown) {
        return Refused.in(thrown)
                .or(() -> ofHeader(thrown))
                .or(() -> ofBody(thrown))
                .or(() -> EngineRefusals.of(thrown))
                .or(() -> EngineRefusals.ofParameter(thrown))
                .or(() -> isOfWebapp() ? EngineRefusals.ofRight(thrown) : Optional.empty())
                .or(() -> isFaultOfServer(thrown) ? EngineRefusals.ofNo(thrown) : Optional.empty());
    }

    /** A header of the request that cannot be read: Jersey takes it for a fault of the server. */
    private static Optional<Refused> ofHeader(Throwable thrown) {
        return thrown instanceof ProcessingException && thrown.getCause() instanceof ParseException
                ? Optional.of(new Refused(RequestRefusal.INVALID_REQUEST))
                : Optional.empty();
    }

    private static Optional<Refused> ofBody(Throwable thrown) {
        if (thrown instanceof JsonMappingException mapping) {
            return Optional.of(new Refused(RequestRefusal.INVALID_REQUEST, "engine", path(mapping)));
        }
        return thrown instanceof JsonProcessingException unreadable
                ? Optional.of(new Refused(
                        RequestRefusal.INVALID_REQUEST,
                        "engine",
                        EngineRefusals.plain(unreadable.getOriginalMessage())))
                : Optional.empty();
    }

    /** Where in the body it is, as {@code variables.amount.value}. */
    private static String path(JsonMappingException mapping) {
        String path = mapping.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? String.valueOf(reference.getIndex())
                        : reference.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    /** The webapps show what they are answered; a client's program may read which rights the engine misses. */
    private boolean isOfWebapp() {
        return RequestPath.of(request).startsWith("/camunda/");
    }

    private static boolean isFaultOfServer(Throwable thrown) {
        Response.Status status = ExceptionHandlerHelper.getInstance().getStatus(thrown);
        return status != null && status.getStatusCode() >= 500;
    }

    /** What the engine throws. */
    static final class OfEngine extends RefusalMapper<ProcessEngineException> {
        public OfEngine(@Context HttpServletRequest request) {
            super(request);
        }
    }

    /** What the engine's REST resources wrap it in. */
    static final class OfRest extends RefusalMapper<RestException> {
        public OfRest(@Context HttpServletRequest request) {
            super(request);
        }
    }

    /** A body that is no JSON; before the mapper that comes with Jackson. */
    @Priority(1)
    static final class OfSyntax extends RefusalMapper<JsonParseException> {
        public OfSyntax(@Context HttpServletRequest request) {
            super(request);
        }
    }

    /** JSON that is not what is expected. */
    @Priority(1)
    static final class OfJson extends RefusalMapper<JsonMappingException> {
        public OfJson(@Context HttpServletRequest request) {
            super(request);
        }
    }

    /** All the rest. */
    static final class OfAnything extends RefusalMapper<Throwable> {
        public OfAnything(@Context HttpServletRequest request) {
            super(request);
        }
    }
}
