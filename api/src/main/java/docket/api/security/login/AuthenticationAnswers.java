package docket.api.security.login;

import docket.api.problem.door.Answered;
import docket.api.problem.door.ProblemSecurity;
import docket.api.security.authentication.TooManyAttempts;
import docket.api.security.request.PageRequests;
import docket.api.security.request.RequestPath;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What a request is told that may not come in: a page is led to the login page, a call gets a problem. */
public final class AuthenticationAnswers
        implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    /** What no rule names is shut, and to those who are in it is not there. */
    public static final AuthorizationDecision UNKNOWN_DOOR = new AuthorizationDecision(false);

    private final ProblemSecurity problems;

    public AuthenticationAnswers(ProblemSecurity problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
            throws IOException {
        if (PageRequests.isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
            return;
        }
        if (thrown instanceof TooManyAttempts tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfterSeconds()));
        }
        problems.commence(request, response, thrown);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException thrown)
            throws IOException {
        if (thrown instanceof CsrfException && isLogin(request)) {
            response.sendRedirect(request.getContextPath() + "/login?expired");
            return;
        }
        if (thrown instanceof CsrfException && nobodyIsLoggedIn()) {
            commence(request, response, new InsufficientAuthenticationException("nobody is logged in", thrown));
            return;
        }
        boolean unknown = thrown instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() == UNKNOWN_DOOR;
        if (PageRequests.isPage(request)) {
            response.sendError(unknown ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
        } else if (unknown) {
            problems.unknownRoute(request, response);
        } else {
            problems.handle(request, response, thrown);
        }
    }

    /** A wrong password leads back to the form; too many wrong ones are said with their status. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
            throws IOException, ServletException {
        if (thrown instanceof TooManyAttempts tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfterSeconds()));
            if (Answered.acceptsHtml(request)) {
                response.setStatus(429);
                request.setAttribute(LoginPage.RETRY_AFTER_SECONDS, tooMany.retryAfterSeconds());
                request.getRequestDispatcher(LoginPage.REFUSED).forward(request, response);
                return;
            }
            problems.commence(request, response, thrown);
            return;
        }
        response.sendRedirect(request.getContextPath() + "/login?error");
    }

    private static boolean nobodyIsLoggedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }

    private static boolean isLogin(HttpServletRequest request) {
        return RequestPath.of(request).equals("/login");
    }
}
