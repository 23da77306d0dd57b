package docket.api.problem.door;

import docket.api.problem.EngineProblem;
import docket.api.problem.HttpFault;
import docket.api.problem.HttpFaults;
import docket.api.problem.Problem;
import docket.api.problem.Problems;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.DatabaseFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers errors that filters and the container dispatch ({@code sendError}) with a problem, at the REST doors and to every
 * program. Of a page it sees to it that a database that went away, or was asked for what it cannot hold, is not taken for a fault of ours: a
 * page gets its 503 or 400.
 */
public final class ProblemDispatch extends OncePerRequestFilter {

    private final Problems problems;

    public ProblemDispatch(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!Answered.byPage(request) || EngineProblem.isFor(request)) {
            problems.write(problem(request), request, response);
            return;
        }
        if (DatabaseFailure.GONE.isIn(thrown(request))) {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpFault.UNAVAILABLE.status());
            response.setStatus(HttpFault.UNAVAILABLE.status());
            response.setHeader("Retry-After", Problems.RETRY_AFTER_SECONDS);
        }
        if (DatabaseFailure.BAD_VALUE.isIn(thrown(request))) {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 400);
            response.setStatus(400);
        }
        chain.doFilter(request, response);
    }

    private static Problem problem(HttpServletRequest request) {
        if (isTooSlow(thrown(request))) {
            return Problems.of(HttpFault.BODY_TOO_SLOW, request);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return of(status instanceof Integer code ? code : 500, request);
    }

    private static Problem of(int status, HttpServletRequest request) {
        return switch (status) {
            case 400 -> Problems.of(new Refused(RequestRefusal.INVALID_REQUEST), request);
            case 401 -> Problems.of(new Refused(RequestRefusal.UNAUTHENTICATED), request);
            case 403 -> Problems.of(new Refused(RequestRefusal.FORBIDDEN), request);
            case 404 -> Problems.of(HttpFault.ROUTE_UNKNOWN, request, Problems.path(request));
            case 405 -> Problems.of(HttpFault.METHOD_NOT_ALLOWED, request, request.getMethod(), "");
            case 406 -> Problems.of(HttpFault.NOT_ACCEPTABLE, request, "");
            case 413 -> Problems.of(HttpFault.CONTENT_TOO_LARGE, request);
            case 415 -> Problems.of(HttpFault.UNSUPPORTED_MEDIA_TYPE, request, "");
            case 429 -> Problems.of(new Refused(RequestRefusal.TOO_MANY_ATTEMPTS), request);
            case 503 -> Problems.of(HttpFault.UNAVAILABLE, request);
            default ->
                status < 500
                        ? Problems.of(new Refused(RequestRefusal.INVALID_REQUEST), request)
                        : HttpFaults.of(thrown(request), request);
        };
    }

    /** The web server waited in vain for more of a body, whatever became of that further up. */
    private static boolean isTooSlow(@Nullable Throwable thrown) {
        return thrown instanceof SocketTimeoutException
                || thrown instanceof ClientAbortException && isTooSlow(thrown.getCause());
    }

    /** What a filter threw. */
    private static @Nullable Throwable thrown(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown ? thrown : null;
    }
}
