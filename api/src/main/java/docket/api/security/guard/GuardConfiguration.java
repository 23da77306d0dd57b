package docket.api.security.guard;

import docket.api.problem.Problems;
import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors' names and the set-up guard stand before authentication, the engine's guard behind it. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    static FilterRegistrationBean<PlainDoors> plainDoors(Problems problems) {
        var registration = new FilterRegistrationBean<>(new PlainDoors(problems));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<SetupGuard> setupGuard(Problems problems) {
        var registration = new FilterRegistrationBean<>(new SetupGuard(problems));
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<EngineGuard> engineGuard(
            Problems problems, ObjectProvider<AuthorizationService> rights) {
        var registration = new FilterRegistrationBean<>(new EngineGuard(problems, rights::getObject));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
