package docket.api.pressure;

import docket.api.rest.problem.HttpFault;
import docket.api.rest.problem.Problems;
import docket.api.security.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests in at once, so that memory, threads and connections last; the others are told at once to
 * come again. Health and the login have a room of their own and stay reachable. A request that goes on without a thread,
 * as a stream of events does, no longer takes a place. Waiting for a connection of the pool is bounded by the pool.
 */
final class Pressure extends OncePerRequestFilter {

    private final Problems problems;
    private final Room doors;
    private final Room entrance;

    Pressure(Problems problems, Room doors, Room entrance) {
        this.problems = problems;
        this.doors = doors;
        this.entrance = entrance;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Room room = isEntrance(RequestPath.of(request)) ? entrance : doors;
        if (!room.enter()) {
            problems.write(Problems.of(HttpFault.OVERLOADED, request), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.leave();
        }
    }

    private static boolean isEntrance(String path) {
        return path.equals("/login") || path.startsWith("/actuator/") || path.startsWith("/assets/");
    }
}
