package docket.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id before anything else sees it: the caller's {@code X-Request-Id} if it is a plain word, else
 * one of ours. It is in the answer's header, in problems, in our log and in the envelope of each event.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestId extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";

    /** The attribute under which a tracer leaves the trace id. */
    public static final String TRACE = RequestId.class.getName() + ".trace";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    public static @Nullable String of(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    /** The trace id of the request's span, or of the caller's {@code traceparent} (W3C Trace Context) if that is valid. */
    public static @Nullable String traceOf(HttpServletRequest request) {
        if (request.getAttribute(TRACE) instanceof String traced) {
            return traced;
        }
        String header = request.getHeader("traceparent");
        var match = header == null ? null : TRACE_PARENT.matcher(header);
        return match != null && match.matches() ? match.group(1) : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = given != null && PLAIN_WORD.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        try (var ignored = MDC.putCloseable("requestId", id)) {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("caseId");
        }
    }
}
