package docket.api.webapp;

import docket.api.security.request.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives the webapps' pages a content security policy that names their inline scripts by hash, the page's language and
 * the agency's zone, a script of ours that leads to Docket's login page, a stylesheet of ours for all of them, and
 * takes out of Tasklist what Docket has its own of, and of Admin what the engine refuses. Camunda's own policy keeps
 * one nonce for all requests at a time, so that two people who open Tasklist at once may break each other's page, and
 * lets any script load further ones.
 */
final class WebappPage extends OncePerRequestFilter {

    private static final Pattern PAGE = Pattern.compile("/camunda/app/[a-z]+/[^/]+/");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    /** The policy allows evaluation, because AngularJS compiles its expressions with {@code Function}. */
    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-eval'%s; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; "
                    + "object-src 'none'";

    /**
     * What Tasklist would offer and the engine refuses or cannot show: tasks without a case, comments past the record,
     * and the engine's own history, which is empty because the case tab shows the record's.
     */
    private static final String HIDDEN = String.join(
            ",",
            "tasklist.navbar.action:create-task-action",
            "tasklist.task.action:task-action-comment",
            "tasklist.task.detail:task-detail-history");

    /** What Admin would offer and the engine refuses. */
    private static final String HIDDEN_IN_ADMIN = "admin.dashboard.section:tenants";

    private final ZoneId zone;

    /** @param zone the agency's, in which Tasklist writes times */
    WebappPage(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!PAGE.matcher(RequestPath.of(request)).matches()) {
            response.setHeader("Content-Security-Policy", POLICY.formatted(""));
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
        response.setHeader("Content-Security-Policy", POLICY.formatted(hashes(html)));
        if (page.getStatus() == HttpServletResponse.SC_OK) {
            page.resetBuffer();
            page.setCharacterEncoding(StandardCharsets.UTF_8.name());
            page.getOutputStream().write(ours(html, request).getBytes(StandardCharsets.UTF_8));
        }
        page.copyBodyToResponse();
    }

    private String ours(String html, HttpServletRequest request) {
        String assets = request.getContextPath() + "/assets/webapp";
        return html.replaceFirst(
                        "<html lang=\"en\">",
                        "<html lang=\"" + request.getLocale().getLanguage() + "\" data-zone=\"" + zone() + "\">")
                .replaceFirst("</title>", "</title>\n  <script defer src=\"" + assets + ".js\"></script>")
                .replaceFirst("</head>", "<link rel=\"stylesheet\" href=\"" + assets + ".css\">\n  </head>")
                .replaceFirst("app-name=\"tasklist\"", "$0 cam-exclude-plugins=\"" + HIDDEN + "\"")
                .replaceFirst("app-name=\"admin\"", "$0 cam-exclude-plugins=\"" + HIDDEN_IN_ADMIN + "\"");
    }

    /** The zone's name for browsers, which know no zone {@code Z} or {@code UTC+09:00}. */
    private String zone() {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId();
        }
        return zone.getId();
    }

    private static String hashes(String html) {
        return INLINE_SCRIPT
                .matcher(html)
                .results()
                .map((MatchResult script) -> " 'sha256-" + sha256(script.group(1)) + "'")
                .collect(Collectors.joining());
    }

    private static String sha256(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
