package docket.api.boot;

import docket.api.settings.Settings;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds where DOCKET_DB_URL is not set. */
final class NoOutsideDatabase implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Settings.in((ConfigurableEnvironment) context.getEnvironment())
                .db()
                .outside();
    }
}
