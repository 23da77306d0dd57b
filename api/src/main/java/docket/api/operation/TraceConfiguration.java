package docket.api.operation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The beans of tracing; nothing of it is loaded unless an OTLP endpoint is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${docket.otlp.endpoint}'.isBlank()")
class TraceConfiguration {

    @Bean
    Traces traces(@Value("${docket.otlp.endpoint}") String endpoint) {
        return new Traces(endpoint);
    }

    @Bean
    FilterRegistrationBean<Traces> tracesFilter(Traces traces) {
        var registration = new FilterRegistrationBean<>(traces);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
