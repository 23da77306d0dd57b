package docket.api.security.guard;

import docket.api.rest.problem.HttpFault;
import docket.api.rest.problem.Problems;
import docket.api.security.Person;
import docket.api.security.RequestPath;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of {@code /engine-rest} and {@code /camunda/api}. It turns away what the engine's last public release
 * would carry out and must not: expressions in queries at any depth, Java-serialised values, comments and attachments
 * (they go past the record), tenants, guesses of other people's passwords, deployments by others than administrators, and bodies
 * larger than any honest call.
 */
final class EngineGuard extends OncePerRequestFilter {

    static final int LARGEST_CALL_BYTES = 1 << 20;
    static final int LARGEST_DEPLOYMENT_BYTES = 10 << 20;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Problems problems;

    EngineGuard(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            checkQuery(request.getQueryString());
            if (READING.contains(request.getMethod())) {
                chain.doFilter(request, response);
                return;
            }
            EngineCall call = EngineCall.of(RequestPath.of(request));
            checkCall(call, request);
            boolean multipart = isMultipart(request);
            Optional<BufferedBody> body =
                    BufferedBody.read(request, multipart ? LARGEST_DEPLOYMENT_BYTES : LARGEST_CALL_BYTES);
            if (body.isEmpty()) {
                problems.write(Problems.of(HttpFault.CONTENT_TOO_LARGE, request), request, response);
                return;
            }
            if (!multipart) {
                BodyScan.check(body.get().bytes());
            }
            chain.doFilter(body.get(), response);
        } catch (Refused refused) {
            problems.write(refused, request, response);
        }
    }

    private static void checkQuery(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (String parameter : query.split("&")) {
            String[] named = parameter.split("=", 2);
            String name = decoded(named[0]);
            BodyScan.refuseExpression(name);
            BodyScan.refuseUnstorable(decoded(named[named.length - 1]), name);
        }
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(RefusalCode.INVALID_REQUEST);
        }
    }

    private static void checkCall(EngineCall call, HttpServletRequest request) {
        if (call.isAboutCommentsOrAttachments()) {
            throw new Refused(RefusalCode.COMMENTS_NOT_RECORDED);
        }
        if (call.isAboutTenants()) {
            throw new Refused(RefusalCode.NO_TENANTS, "tenant");
        }
        if (call.isForAdministrators() && !isAdministrator()) {
            throw new Refused(RefusalCode.FORBIDDEN);
        }
        if (call.isLogin()) {
            throw new Refused(RefusalCode.FORBIDDEN);
        }
        if (isMultipart(request) && !call.isDeployment()) {
            throw new Refused(RefusalCode.VARIABLE_NOT_DECLARED, call.lastButOne());
        }
    }

    private static boolean isAdministrator() {
        return Person.current()
                .map(person -> person.groups().contains(Groups.CAMUNDA_ADMIN))
                .orElse(false);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
