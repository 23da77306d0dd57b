package docket.api.security.guard;

import docket.api.problem.Problems;
import docket.api.security.request.RequestPath;
import docket.engine.refusal.Refused;
import docket.processes.accounts.AccountRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the webapps' set-up to everybody: while nobody is in {@code camunda-admin}, it would make anyone an
 * administrator. Docket's first start makes the administrator.
 */
final class SetupGuard extends OncePerRequestFilter {

    private static final Pattern SETUP = Pattern.compile("/camunda/(api/admin/setup|app/[^/]+/[^/]+/setup)(/.*)?");

    private final Problems problems;

    SetupGuard(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SETUP.matcher(RequestPath.of(request)).matches()) {
            problems.write(new Refused(AccountRefusal.SETUP_FORBIDDEN), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
