package docket.api.security.csrf;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.util.WebUtils;

/**
 * One CSRF token per session for our pages, our REST and Camunda's webapps: it is kept where Camunda's own filter looks
 * for it, and told to the page in the cookie that Tasklist reads.
 */
public final class CsrfTokens implements CsrfTokenRepository {

    static final String HEADER = CsrfConstants.CSRF_TOKEN_HEADER_NAME;
    private static final String COOKIE = CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME;
    private static final String SESSION_ATTRIBUTE = CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME;

    private final SecureRandom random = new SecureRandom();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) {
            request.getSession().setAttribute(SESSION_ATTRIBUTE, token.getToken());
            tell(token, request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(SESSION_ATTRIBUTE);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(SESSION_ATTRIBUTE))
                .map(CsrfTokens::token)
                .orElse(null);
    }

    /** Puts the token into the page's cookie, unless it is there. */
    static void tell(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        Cookie sent = WebUtils.getCookie(request, COOKIE);
        if (sent != null && sent.getValue().equals(token.getToken())) {
            return;
        }
        ResponseCookie cookie = ResponseCookie.from(COOKIE, token.getToken())
                .path(request.getContextPath() + "/")
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, "_csrf", value);
    }
}
