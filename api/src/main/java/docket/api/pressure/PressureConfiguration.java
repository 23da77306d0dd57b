package docket.api.pressure;

import docket.api.rest.problem.Problems;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Both rooms together leave threads of the web server free to turn others away. */
@Configuration(proxyBeanMethods = false)
class PressureConfiguration {

    @Bean(defaultCandidate = false)
    static Room doors(@Value("${docket.pressure.requests}") int requests) {
        return new Room(requests);
    }

    @Bean(defaultCandidate = false)
    static Room entrance(@Value("${docket.pressure.entrance}") int requests) {
        return new Room(requests);
    }

    /** Before security, whose questions to the database are work already. */
    @Bean
    static FilterRegistrationBean<Pressure> pressure(
            Problems problems, @Qualifier("doors") Room doors, @Qualifier("entrance") Room entrance) {
        var registration = new FilterRegistrationBean<>(new Pressure(problems, doors, entrance));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return registration;
    }
}
