package docket.api.problem.door;

import docket.api.json.WebJson;
import docket.api.problem.HttpFault;
import docket.api.problem.Languages;
import docket.api.problem.Problem;
import docket.api.problem.ProblemTexts;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any filter sees it (an illegal request line, too large headers) as a problem, and with it
 * parameters of a path, which no address here has.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (String.valueOf(request.getRequestURI()).indexOf(';') < 0) {
            super.invoke(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setError();
        report(request, response, null);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Content-Language", Languages.of(request).getLanguage());
            response.getReporter().write(WebJson.mapper().writeValueAsString(problem(status, request)));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The caller went away before the answer", e);
        }
    }

    private static Problem problem(int status, Request request) {
        boolean ours = status >= 500 && status != HttpServletResponse.SC_NOT_IMPLEMENTED;
        String code = ours ? HttpFault.INTERNAL_ERROR.code() : RequestRefusal.INVALID_REQUEST.code();
        String path = request.getRequestURI();
        Locale locale = Languages.of(request);
        return new Problem(
                "urn:docket:problem:" + code,
                ProblemTexts.text(ours ? "title.500" : "title.400", locale),
                status,
                ours
                        ? ProblemTexts.text(HttpFault.UNAVAILABLE.code(), locale)
                        : new Refused(RequestRefusal.INVALID_REQUEST).text(locale),
                path == null ? "" : path,
                code,
                null,
                List.of());
    }
}
