package docket.api.secret;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
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
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return environment.getPropertySources().stream()
                .flatMap(source -> Stream.of(name, variable).map(source::getProperty))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
