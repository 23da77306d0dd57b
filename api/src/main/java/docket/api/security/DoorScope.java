package docket.api.security;

import docket.api.problem.RequestId;
import docket.api.security.request.RequestPath;
import docket.engine.unit.Door;
import docket.processes.act.ActScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the record through which door this thread's request came. It stands before authentication, for a log-in may be the
 * first act of a person.
 */
final class DoorScope extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var scope = ActScope.enter(door(request), RequestId.of(request), RequestId.traceOf(request))) {
            chain.doFilter(request, response);
        }
    }

    private static Door door(HttpServletRequest request) {
        String path = RequestPath.of(request);
        if (path.startsWith("/api/")) {
            return Door.REST;
        }
        return path.startsWith("/engine-rest/") ? Door.ENGINE_REST : Door.WEBAPP;
    }
}
