package docket.api.webapp;

import docket.api.problem.Languages;
import docket.api.security.request.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Chooses the language of pages, Korean or English: what {@code ?lang=} chose is kept in a cookie and comes before what
 * the browser asks for. The request then looks as if the browser had asked for it. The REST doors are left alone.
 */
final class PageLanguage extends OncePerRequestFilter {

    static final String COOKIE = "docket-lang";
    private static final Set<String> SPOKEN = Set.of("ko", "en");
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return path.startsWith("/api/") || path.startsWith("/engine-rest/");
    }

    /** Filters error dispatches as well: an error's page speaks the language of the page that failed. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String asked = spoken(request.getParameter("lang"));
        if (asked != null && request.getMethod().equals("GET")) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(asked, request).toString());
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        String chosen = asked != null ? asked : spoken(cookie == null ? null : cookie.getValue());
        chain.doFilter(
                new InLanguage(request, chosen == null ? Languages.of(request).getLanguage() : chosen), response);
    }

    private static @Nullable String spoken(@Nullable String language) {
        return language != null && SPOKEN.contains(language) ? language : null;
    }

    /** The cookie that keeps the language; scripts read it, to show Tasklist in the same language. */
    private static ResponseCookie cookie(String language, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, language)
                .path(request.getContextPath() + "/")
                .maxAge(REMEMBERED)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
    }

    private static final class InLanguage extends HttpServletRequestWrapper {

        private final String language;

        private InLanguage(HttpServletRequest request, String language) {
            super(request);
            this.language = language;
        }

        @Override
        public Locale getLocale() {
            return Locale.forLanguageTag(language);
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(getLocale()));
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE) ? language : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE)
                    ? Collections.enumeration(List.of(language))
                    : super.getHeaders(name);
        }
    }
}
