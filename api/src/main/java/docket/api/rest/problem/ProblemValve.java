package docket.api.rest.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any filter sees it (an illegal request line, too large headers) as a problem. */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean ours = status >= 500;
        String code = ours ? HttpFault.INTERNAL_ERROR.code() : "invalid-request";
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter()
                    .write("{\"type\":\"urn:docket:problem:%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                            .formatted(code, ours ? "Internal Server Error" : "Bad Request", status, code));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The caller went away before the answer", e);
        }
    }
}
