package docket.api.security;

import docket.api.security.authentication.LoggedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The headers of every answer. Nothing but our own scripts and styles runs on our pages; Camunda's webapps, whose
 * framework needs more, get a policy of their own. HSTS is sent over https only. Who is not logged in gets one answer on
 * a connection: it fits into the system's buffers whether it is read or not, so that no thread waits for the reader.
 */
final class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private static final String OUR_PAGES = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'self'",
            "frame-ancestors 'self'");

    /** Files that change with the program only; everything else is somebody's data and is never kept. */
    private static final RequestMatcher PROGRAM_FILES = new OrRequestMatcher(
            PATHS.matcher("/assets/**"), PATHS.matcher("/webjars/**"), PATHS.matcher("/camunda/lib/**"));

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(OUR_PAGES))
                .frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(PROGRAM_FILES), new CacheControlHeadersWriter()))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        PROGRAM_FILES, new StaticHeadersWriter("Cache-Control", "private, max-age=3600")))
                .addHeaderWriter((request, response) -> {
                    if (LoggedIn.current().isEmpty()) {
                        response.setHeader(HttpHeaders.CONNECTION, "close");
                    }
                });
    }
}
