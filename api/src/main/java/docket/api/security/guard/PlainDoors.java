package docket.api.security.guard;

import docket.api.problem.HttpFault;
import docket.api.problem.Problems;
import docket.api.security.request.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows no door whose name is written in escapes ({@code /%65ngine-rest}): the container would open it, and Spring, which
 * reads the path as it was sent, fail on it. What follows the name may be escaped. Nor does it know a webapp or an engine
 * that is not there, over which the engine's own filters stumble.
 */
final class PlainDoors extends OncePerRequestFilter {

    private static final Pattern PAGE = Pattern.compile("/camunda/app/[^/]+/[^/]+/");
    private static final Pattern KNOWN_PAGE = Pattern.compile("/camunda/app/(admin|cockpit|tasklist|welcome)/default/");

    private final Problems problems;

    PlainDoors(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ofItsOwn = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
        String door = request.getContextPath() + request.getServletPath();
        if (ofItsOwn && !request.getRequestURI().startsWith(door)) {
            problems.write(Problems.of(HttpFault.ROUTE_UNKNOWN, request, request.getRequestURI()), request, response);
        } else if (PAGE.matcher(RequestPath.of(request)).matches()
                && !KNOWN_PAGE.matcher(RequestPath.of(request)).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
