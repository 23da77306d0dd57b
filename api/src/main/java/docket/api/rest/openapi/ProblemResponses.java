package docket.api.rest.openapi;

import docket.api.problem.HttpFault;
import docket.api.problem.Problem;
import docket.api.problem.ProblemTexts;
import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.idempotency.IdempotencyRefusal;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation the problems it may answer, by status, each code with an example. */
final class ProblemResponses implements OperationCustomizer {

    private static final String SCHEMA = "#/components/schemas/Problem";
    private static final List<RefusalCode> ALWAYS =
            List.of(RequestRefusal.INVALID_REQUEST, RequestRefusal.UNAUTHENTICATED, RequestRefusal.TOO_MANY_ATTEMPTS);
    private static final List<RefusalCode> WITH_A_KEY = List.of(
            IdempotencyRefusal.REQUEST_IN_PROGRESS,
            IdempotencyRefusal.IDEMPOTENCY_KEY_REUSED,
            RequestRefusal.CONCURRENT_CHANGE);
    private static final List<RefusalCode> WITH_A_BODY =
            List.of(RequestRefusal.INVALID_FIELD, RequestRefusal.FIELD_REQUIRED);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Map<Integer, Map<String, Example>> byStatus = new TreeMap<>();
        for (RefusalCode code : refusals(operation, method)) {
            int status = HttpFault.statusOf(code.kind());
            String detail = new Refused(code, placeholders()).text(Locale.ENGLISH);
            byStatus.computeIfAbsent(status, s -> new LinkedHashMap<>())
                    .put(code.code(), example(code.code(), status, detail));
        }
        for (HttpFault fault : faults(operation)) {
            String detail = ProblemTexts.text(fault.code(), Locale.ENGLISH, placeholders());
            byStatus.computeIfAbsent(fault.status(), s -> new LinkedHashMap<>())
                    .put(fault.code(), example(fault.code(), fault.status(), detail));
        }
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        byStatus.forEach((status, examples) ->
                operation.getResponses().addApiResponse(Integer.toString(status), response(status, examples)));
        if (method.hasMethodAnnotation(PostMapping.class)) {
            operation.addParametersItem(idempotencyKey());
        }
        return operation;
    }

    /** The schema that all of them refer to. */
    static void addSchemas(OpenAPI document) {
        ModelConverters.getInstance(true)
                .readAllAsResolvedSchema(Problem.class)
                .referencedSchemas
                .forEach(document.getComponents()::addSchemas);
        document.getComponents()
                .addSchemas("Problem", ModelConverters.getInstance(true).readAllAsResolvedSchema(Problem.class).schema);
    }

    private static List<RefusalCode> refusals(Operation operation, HandlerMethod method) {
        List<RefusalCode> codes = new ArrayList<>(ALWAYS);
        Refuses own = method.getMethodAnnotation(Refuses.class);
        if (own != null) {
            Arrays.stream(own.value()).map(RefusalCodes::called).forEach(codes::add);
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            codes.addAll(WITH_A_KEY);
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(WITH_A_BODY);
        }
        return codes;
    }

    private static List<HttpFault> faults(Operation operation) {
        List<HttpFault> faults = new ArrayList<>(List.of(
                HttpFault.NOT_ACCEPTABLE, HttpFault.INTERNAL_ERROR, HttpFault.UNAVAILABLE, HttpFault.OVERLOADED));
        if (operation.getRequestBody() != null) {
            faults.addAll(List.of(HttpFault.CONTENT_TOO_LARGE, HttpFault.UNSUPPORTED_MEDIA_TYPE));
        }
        return faults;
    }

    private static ApiResponse response(int status, Map<String, Example> examples) {
        MediaType problem = new MediaType().schema(new Schema<>().$ref(SCHEMA));
        examples.forEach(problem::addExamples);
        ApiResponse response = new ApiResponse()
                .description(ProblemTexts.text("title." + status, Locale.ENGLISH) + ": "
                        + String.join(", ", examples.keySet()))
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
        if (status == 429 || status == 503) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds to wait").schema(new StringSchema()));
        }
        return response;
    }

    private static Example example(String code, int status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:docket:problem:" + code);
        problem.put("title", ProblemTexts.text("title." + status, Locale.ENGLISH));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("code", code);
        return new Example().value(problem);
    }

    private static HeaderParameter idempotencyKey() {
        HeaderParameter key = new HeaderParameter();
        key.name(Idempotency.HEADER)
                .required(false)
                .description("Makes a repeat safe, per caller and address: same key and same body → the first answer"
                        + " again, for 30 days; another body → 422; still running → 409. Refusals are not kept.")
                .schema(new StringSchema().minLength(1).maxLength(200));
        return key;
    }

    private static Object[] placeholders() {
        return new Object[] {"…", "…", "…", "…", "…"};
    }
}
