package docket.api.enginerest;

import docket.api.rest.problem.Languages;
import docket.api.rest.problem.Problem;
import docket.api.rest.problem.Problems;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.xml.sax.SAXException;

/**
 * Answers a refusal found among an exception's causes with its status, code and text; anything else as the engine does.
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
                .map(this::answer)
                .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(thrown));
    }

    private Response answer(Refused refused) {
        Problem problem = Problems.of(refused, request);
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Content-Language", Languages.of(request).getLanguage())
                .entity(EngineProblem.of(problem))
                .build();
    }

    private static Optional<Refused> refusal(Throwable thrown) {
        return Refused.in(thrown).or(() -> ofEngine(thrown));
    }

    /** A race that was lost for good and a model that is no XML are answers, too. */
    private static Optional<Refused> ofEngine(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockingException) {
                return Optional.of(new Refused(RefusalCode.CONCURRENT_CHANGE));
            }
            if (t instanceof SAXException malformed) {
                return Optional.of(new Refused(RefusalCode.MODEL_REFUSED, String.valueOf(malformed.getMessage())));
            }
        }
        return Optional.empty();
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

    /** All the rest. */
    static final class OfAnything extends RefusalMapper<Throwable> {
        public OfAnything(@Context HttpServletRequest request) {
            super(request);
        }
    }
}
