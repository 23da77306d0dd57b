package docket.api.security.guard;

import docket.api.rest.problem.HttpFault;
import docket.api.rest.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows no door whose name is written in escapes ({@code /%65ngine-rest}): the container would open it, and Spring, which
 * reads the path as it was sent, fail on it. What follows the name may be escaped.
 */
final class PlainDoors extends OncePerRequestFilter {

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
        } else {
            chain.doFilter(request, response);
        }
    }
}
