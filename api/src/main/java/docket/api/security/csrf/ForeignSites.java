package docket.api.security.csrf;

import docket.api.problem.door.ProblemSecurity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes with credentials that a browser added to another site's request. Browsers remember Basic credentials
 * and say in {@code Sec-Fetch-Site} whose page is calling, or over plain HTTP in {@code Origin} only; programs send neither.
 */
public final class ForeignSites extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final ProblemSecurity problems;

    public ForeignSites(ProblemSecurity problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            problems.handle(request, response, new AccessDeniedException("called from another site"));
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OURS.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isSite(origin, request);
    }

    /** Who speaks TLS in front of us may not say so: the scheme is not compared, and a port that is not said is any scheme's. */
    private static boolean isSite(String origin, HttpServletRequest request) {
        try {
            URI calling = new URI(origin);
            String host = request.getServerName();
            return host.equalsIgnoreCase(calling.getHost())
                    && (calling.getPort() == request.getServerPort()
                            || calling.getPort() < 0 && USUAL_PORTS.contains(request.getServerPort()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
