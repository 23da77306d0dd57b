package docket.api.security;

import docket.api.security.authentication.LoggedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who acts on this thread, for as long as the request is handled. It stands after authorization: what comes
 * here may come in.
 */
final class EngineScope extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineScope(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof LoggedIn in)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            identity.setAuthentication(in.person().id(), List.copyOf(in.person().groups()));
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
