package docket.api.security.authentication;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** No password was compared: too many wrong ones came before. */
public final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    TooManyAttempts(Duration left) {
        super("too many attempts", new Refused(RequestRefusal.TOO_MANY_ATTEMPTS, left.toSeconds() + 1));
        this.retryAfterSeconds = left.toSeconds() + 1;
    }

    /** In how many seconds the next attempt is looked at. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
