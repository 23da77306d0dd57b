package docket.api.pressure;

import docket.api.pressure.body.Body;
import docket.api.problem.HttpFault;
import docket.api.problem.Problem;
import docket.api.problem.Problems;
import docket.api.security.request.RequestPath;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests in at once, so that memory, threads and connections last; the others are told at once to
 * come again. Health, the login and what everybody may read have rooms of their own. A request that goes on without a thread,
 * as a stream of events does, no longer takes a place. Waiting for a connection of the pool is bounded by the pool. A
 * request whose body is too large to be there already waits for it in a room of its own; what came too slowly, and what
 * nobody knows the sender of, is refused here.
 */
final class Pressure extends OncePerRequestFilter {

    private final Problems problems;
    private final Rooms rooms;

    Pressure(Problems problems, Rooms rooms) {
        this.problems = problems;
        this.rooms = rooms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Body body = Body.of(request);
        if (body != null && (body.isLate() || body.isRefused())) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(refusal(body, request), request, response);
            return;
        }
        Room room = rooms.of(RequestPath.of(request), body != null && body.isOnItsWay());
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

    private static Problem refusal(Body body, HttpServletRequest request) {
        if (body.isLate()) {
            return Problems.of(HttpFault.BODY_TOO_SLOW, request);
        }
        return request.getHeader("Cookie") == null
                ? Problems.of(new Refused(RequestRefusal.UNAUTHENTICATED), request)
                : Problems.of(HttpFault.CONTENT_TOO_LARGE, request);
    }
}
