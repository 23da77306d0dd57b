package docket.api.enginerest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.json.WebJson;
import docket.api.problem.EngineRefusals;
import docket.api.problem.HttpFault;
import docket.api.problem.Problem;
import docket.api.problem.Problems;
import docket.api.problem.RequestId;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.refusal.EngineRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ParamException;

/** What the engine's REST answers by itself, as a problem: one code for each status. */
final class EngineSays {

    private static final TypeReference<TreeMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final ObjectMapper ANYTHING = new ObjectMapper();

    /** @param status what the engine would answer */
    static Problem problem(Throwable thrown, int status, HttpServletRequest request) {
        if (thrown instanceof ParamException unreadable) {
            return refused(request, RequestRefusal.INVALID_REQUEST, "engine", unreadable.getParameterName());
        }
        String words = EngineRefusals.words(thrown);
        boolean ofHttp = thrown instanceof WebApplicationException && !(thrown instanceof RestException);
        return switch (status) {
            case 400 -> refused(request, RequestRefusal.INVALID_REQUEST, "engine", words);
            case 401 -> refused(request, RequestRefusal.UNAUTHENTICATED);
            case 403 -> refused(request, RequestRefusal.FORBIDDEN);
            case 404 ->
                ofHttp
                        ? Problems.of(HttpFault.ROUTE_UNKNOWN, request, request.getRequestURI())
                        : refused(request, EngineRefusal.UNKNOWN_TO_ENGINE, words);
            case 405 -> Problems.of(HttpFault.METHOD_NOT_ALLOWED, request, request.getMethod(), allowed(thrown));
            case 406 -> Problems.of(HttpFault.NOT_ACCEPTABLE, request, MediaType.APPLICATION_JSON);
            case 413 -> Problems.of(HttpFault.CONTENT_TOO_LARGE, request);
            case 415 -> Problems.of(HttpFault.UNSUPPORTED_MEDIA_TYPE, request, taken(request));
            default ->
                status < 500
                        ? refused(request, EngineRefusal.ENGINE_REFUSED, words)
                        : Problems.of(HttpFault.INTERNAL_ERROR, request, String.valueOf(RequestId.of(request)));
        };
    }

    private static String taken(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/deployment/create")
                ? MediaType.MULTIPART_FORM_DATA
                : MediaType.APPLICATION_JSON;
    }

    private static String allowed(Throwable thrown) {
        return thrown instanceof WebApplicationException refused
                ? String.join(", ", new TreeSet<>(refused.getResponse().getAllowedMethods()))
                : "";
    }

    private static Problem refused(HttpServletRequest request, RefusalCode code, Object... arguments) {
        return Problems.of(new Refused(code, arguments), request);
    }

    /** What is answered may repeat what was sent, which the web's own mapper would not read. */
    private static Map<String, Object> fields(Object answer) {
        return ANYTHING.convertValue(WebJson.mapper().valueToTree(answer), FIELDS);
    }

    /** The problem, and what else the engine's clients are told, such as which rights are missing. */
    static Map<String, Object> body(Problem problem, Object said, HttpServletRequest request) {
        Map<String, Object> body = fields(Problems.body(problem, request));
        Map<String, Object> engine = fields(said);
        engine.forEach((name, value) -> {
            if (name.equals("type") && problem.status() < 500) {
                body.put(name, value);
            } else {
                body.putIfAbsent(name, value);
            }
        });
        return body;
    }

    private EngineSays() {}
}
