package docket.api.security;

import docket.api.rest.problem.ProblemSecurity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes with credentials that a browser added to another site's request. Browsers remember Basic credentials
 * and say in {@code Sec-Fetch-Site} whose page is calling; programs do not send that header.
 */
final class ForeignSites extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final ProblemSecurity problems;

    ForeignSites(ProblemSecurity problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || OURS.contains(site) || READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            problems.handle(request, response, new AccessDeniedException("called from another site"));
        }
    }
}
