package docket.api.security.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the person of a session anew at each request: a removed group bites at once, and a person who was removed or
 * whose password was changed is no longer logged in.
 */
public final class FreshPerson extends OncePerRequestFilter {

    private final People people;

    public FreshPerson(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof LoggedIn then) {
            Optional<LoggedIn> now =
                    people.find(then.person().id()).filter(found -> found.seal().equals(then.seal()));
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            if (now.isPresent()) {
                context.setAuthentication(EngineAuthentication.authenticated(now.get(), known.getDetails()));
            } else {
                end(request.getSession(false));
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private static void end(@Nullable HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
    }
}
