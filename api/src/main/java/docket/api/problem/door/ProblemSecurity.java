package docket.api.problem.door;

import docket.api.problem.HttpFault;
import docket.api.problem.Problems;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Spring Security's 401 and 403 as problems. A caller without a session is told that Basic is spoken here; a browser's
 * page that calls with its session is not, or the browser would ask for a password over the page.
 */
@Component
public final class ProblemSecurity implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    public ProblemSecurity(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
            throws IOException {
        Refused refused = Refused.in(thrown).orElseGet(() -> new Refused(RequestRefusal.UNAUTHENTICATED));
        if (request.getSession(false) == null) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Docket\", charset=\"UTF-8\"");
        }
        problems.write(refused, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException thrown)
            throws IOException {
        problems.write(Refused.in(thrown).orElseGet(() -> new Refused(RequestRefusal.FORBIDDEN)), request, response);
    }

    /** There is nothing at this address for anybody. */
    public void unknownRoute(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(Problems.of(HttpFault.ROUTE_UNKNOWN, request, request.getRequestURI()), request, response);
    }
}
