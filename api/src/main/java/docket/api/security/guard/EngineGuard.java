package docket.api.security.guard;

import docket.api.problem.HttpFault;
import docket.api.problem.Problems;
import docket.api.security.authentication.LoggedIn;
import docket.api.security.request.RequestPath;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.store.json.JsonField;
import docket.processes.accounts.AccountRefusal;
import docket.processes.accounts.Passwords;
import docket.processes.refusal.EngineRefusal;
import docket.processes.steering.SteeringRefusal;
import docket.processes.variables.VariableRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of {@code /engine-rest} and {@code /camunda/api}. It turns away what the engine's last public release
 * would carry out and must not: expressions in queries at any depth, Java-serialised values, comments and attachments
 * (they go past the record), tenants, guesses of other people's passwords, deployments and modifications by others than
 * administrators, modifications of nothing (the engine says yes to them), looks at jobs, incidents and what Cockpit or
 * Admin asks for by others than those who may open them, and bodies larger than any honest call.
 */
final class EngineGuard extends OncePerRequestFilter {

    static final int LARGEST_CALL_BYTES = 1 << 20;
    static final int LARGEST_DEPLOYMENT_BYTES = 10 << 20;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Problems problems;
    private final Supplier<AuthorizationService> rights;

    /** @param rights asked for at the first call, for the engine comes after the web server */
    EngineGuard(Problems problems, Supplier<AuthorizationService> rights) {
        this.problems = problems;
        this.rights = rights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            checkQuery(request.getQueryString());
            EngineCall call = EngineCall.of(RequestPath.of(request));
            if (call.isAboutTheMachine() && !mayOpen("cockpit") || call.isAboutAdministration() && !mayOpen("admin")) {
                throw new Refused(RequestRefusal.FORBIDDEN);
            }
            if (call.isAboutMetrics()) {
                throw new Refused(EngineRefusal.METRICS_NOT_KEPT);
            }
            if (READING.contains(request.getMethod())) {
                chain.doFilter(request, response);
                return;
            }
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
            checkBody(call, request.getMethod(), body.get().bytes());
            chain.doFilter(body.get(), response);
        } catch (Refused refused) {
            problems.write(refused, request, response);
        }
    }

    /** What the engine would say yes to and do nothing, or do to somebody else than the path names. */
    private static void checkBody(EngineCall call, String method, byte[] body) throws IOException {
        if (call.isModification() && !BodyScan.instructs(body)) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "instructions");
        }
        if (call.isCredentials() && JsonField.text(ByteBuffer.wrap(body), "password") == null) {
            throw new Refused(AccountRefusal.WEAK_PASSWORD, "length", Passwords.SHORTEST);
        }
        String renamed = call.renamed(method);
        if (renamed != null && !renamed.equals(JsonField.text(ByteBuffer.wrap(body), "id"))) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "id");
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
            throw new Refused(RequestRefusal.INVALID_REQUEST);
        }
    }

    private static void checkCall(EngineCall call, HttpServletRequest request) {
        if (call.isAboutCommentsOrAttachments()) {
            throw new Refused(EngineRefusal.COMMENTS_NOT_RECORDED);
        }
        if (call.isAboutTenants()) {
            throw new Refused(EngineRefusal.NO_TENANTS, "tenant");
        }
        if (call.isForAdministrators() && !isAdministrator()) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
        if (call.isRestart() || call.isModification() && !isAdministrator()) {
            throw new Refused(SteeringRefusal.STEERING_FORBIDDEN);
        }
        if (call.isLogin()) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
        if (call.isFetch() && RequestPath.of(request).startsWith("/camunda/")) {
            throw new Refused(
                    EngineRefusal.ENGINE_REFUSED, "Workers fetch tasks at /engine-rest/external-task/fetchAndLock");
        }
        if (isMultipart(request) && !call.isDeployment()) {
            throw new Refused(VariableRefusal.VARIABLE_NOT_DECLARED, call.lastButOne());
        }
    }

    private boolean mayOpen(String webapp) {
        return LoggedIn.current()
                .filter(person -> rights.get()
                        .isUserAuthorized(
                                person.id(),
                                List.copyOf(person.groups()),
                                Permissions.ACCESS,
                                Resources.APPLICATION,
                                webapp))
                .isPresent();
    }

    private static boolean isAdministrator() {
        return LoggedIn.current().map(person -> person.may(Permission.OPERATE)).orElse(false);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
