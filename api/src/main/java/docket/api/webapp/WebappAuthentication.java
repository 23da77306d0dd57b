package docket.api.webapp;

import docket.api.security.authentication.LoggedIn;
import docket.api.security.request.RequestPath;
import docket.engine.organization.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs the person whom Spring Security knows into Camunda's webapps, at each request with the groups they are in now.
 * The webapps keep their own log-in in the session and read groups only when it is made.
 */
final class WebappAuthentication extends OncePerRequestFilter {

    private final ProcessEngine engine;

    WebappAuthentication(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Person> person = LoggedIn.current();
        if (person.isPresent()) {
            Authentications authentications = new Authentications();
            authentications.addOrReplace(authentication(person.get(), RequestPath.of(request)));
            AuthenticationUtil.updateSession(request.getSession(), authentications);
        }
        chain.doFilter(request, response);
    }

    /**
     * The webapps' log-in; which applications the person may open is worked out where it is asked for, not at each
     * call.
     */
    private UserAuthentication authentication(Person person, String path) {
        boolean call = path.startsWith("/camunda/api/engine/");
        if (!call) {
            return AuthenticationUtil.createAuthentication(
                    engine, person.id(), List.copyOf(person.groups()), List.of());
        }
        UserAuthentication authentication = new UserAuthentication(person.id(), engine.getName());
        authentication.setGroupIds(List.copyOf(person.groups()));
        authentication.setTenantIds(List.of());
        authentication.setAuthorizedApps(Set.of());
        return authentication;
    }
}
