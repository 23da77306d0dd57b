package docket.api.secret;

import java.util.Objects;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What is set as a password: the characters themselves. Spring would read <code>${…}</code> in a setting as the name of
 * another, and tell the value where there is none; <code>#{…}</code> it would evaluate.
 */
public final class Secrets {

    private final ConfigurableEnvironment environment;

    public Secrets(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Empty where it is not set.
     *
     * @param name such as {@code docket.admin-password}, which is {@code DOCKET_ADMIN_PASSWORD} in the environment
     */
    public String of(String name) {
        return environment.getPropertySources().stream()
                .map(source -> source.getProperty(name))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
