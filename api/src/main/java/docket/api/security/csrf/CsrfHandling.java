package docket.api.security.csrf;

import docket.api.security.request.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Forms carry the token masked, so that compression does not betray it; scripts send it in a header as the cookie told
 * it. Whoever opens one of Camunda's webapps is told it at once.
 */
public final class CsrfHandling implements CsrfTokenRequestHandler {

    private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        if (RequestPath.of(request).startsWith("/camunda/") && request.getSession(false) != null) {
            CsrfTokens.tell(token.get(), request, response);
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        boolean sentByScript = request.getHeader(token.getHeaderName()) != null;
        return (sentByScript ? plain : masked).resolveCsrfTokenValue(request, token);
    }
}
