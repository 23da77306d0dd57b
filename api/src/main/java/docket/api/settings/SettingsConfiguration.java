package docket.api.settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings that the program is started with. */
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

    @Bean
    Settings settings(ConfigurableEnvironment environment) {
        return Settings.in(environment);
    }
}
