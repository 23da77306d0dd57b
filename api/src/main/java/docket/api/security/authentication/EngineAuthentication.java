package docket.api.security.authentication;

import docket.engine.text.Characters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Authenticates by name and password against the engine's people, behind the {@link LoginThrottle}. */
@Component
final class EngineAuthentication implements AuthenticationProvider {

    private final People people;
    private final LoginThrottle throttle;

    EngineAuthentication(People people, LoginThrottle throttle) {
        this.people = people;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        LoggedIn person = throttle.attempt(
                        name,
                        address,
                        () -> Characters.areRecordable(name) ? people.verify(name, password) : Optional.empty())
                .orElseThrow(() -> new BadCredentialsException("wrong name or password"));
        return authenticated(person, attempt.getDetails());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    static Authentication authenticated(LoggedIn person, @Nullable Object details) {
        var token = UsernamePasswordAuthenticationToken.authenticated(person, null, person.authorities());
        token.setDetails(details);
        return token;
    }
}
