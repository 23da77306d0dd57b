package docket.api.problem;

import docket.api.json.WebJson;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Makes and writes problems. Doors before Spring MVC (security filters, the engine's own REST) use it too, so that an
 * error looks the same wherever it comes from. Thread-safe.
 */
@Component
public final class Problems {

    /** For a refusal that passes by itself, where nothing better is known: a lost database is back within a second. */
    public static final String RETRY_AFTER_SECONDS = "2";

    /** The problem of a refusal, in the caller's language. */
    public static Problem of(Refused refused, HttpServletRequest request) {
        return problem(
                HttpFault.statusOf(refused.code().kind()),
                refused.code().code(),
                text(refused, request),
                refused.errors(),
                request);
    }

    private static String text(Refused refused, HttpServletRequest request) {
        Locale locale = Languages.of(request);
        Set<String> whom = refused.whom();
        WebApplicationContext program =
                WebApplicationContextUtils.getWebApplicationContext(request.getServletContext());
        return whom.isEmpty() || program == null
                ? refused.text(locale)
                : refused.text(locale, program.getBean(Calling.class).names(whom, locale));
    }

    /** The problem of a fault of HTTP or of ours, in the caller's language. */
    public static Problem of(HttpFault fault, HttpServletRequest request, Object... arguments) {
        String detail = ProblemTexts.text(fault.code(), Languages.of(request), arguments);
        return problem(fault.status(), fault.code(), detail, List.of(), request);
    }

    /** The body that tells a problem to this caller. */
    public static Object body(Problem problem, HttpServletRequest request) {
        return EngineProblem.isFor(request) ? EngineProblem.of(problem, request) : problem;
    }

    public void write(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(of(refused, request), request, response);
    }

    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = WebJson.mapper().writeValueAsBytes(body(problem, request));
        response.resetBuffer();
        if ((problem.status() == 429 || problem.status() == 503) && !response.containsHeader("Retry-After")) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The path that the caller asked for, also where an error is dispatched to another one. */
    public static String path(HttpServletRequest request) {
        Object original = request.getAttribute("jakarta.servlet.error.request_uri");
        return original == null ? request.getRequestURI() : original.toString();
    }

    private static Problem problem(
            int status, String code, String detail, List<FieldError> errors, HttpServletRequest request) {
        Locale locale = Languages.of(request);
        return new Problem(
                "urn:docket:problem:" + code,
                ProblemTexts.text("title." + status, locale),
                status,
                detail,
                path(request),
                code,
                RequestId.of(request),
                errors.stream()
                        .map(error -> new Problem.Fault(error.row(), error.field(), error.code(), error.text(locale)))
                        .toList());
    }
}
