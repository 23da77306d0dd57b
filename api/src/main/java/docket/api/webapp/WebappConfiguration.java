package docket.api.webapp;

import docket.engine.agency.Agency;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our filters around Camunda's webapps: language before all, log-in and pages behind Spring Security. */
@Configuration(proxyBeanMethods = false)
class WebappConfiguration {

    private static final int BEHIND_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 2;

    @Bean
    static FilterRegistrationBean<PageLanguage> pageLanguage() {
        return registration(new PageLanguage(), OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 110, "/*");
    }

    @Bean
    static FilterRegistrationBean<WebappAuthentication> webappAuthentication(ProcessEngine engine) {
        return registration(new WebappAuthentication(engine), BEHIND_SECURITY, "/camunda/api/*", "/camunda/app/*");
    }

    @Bean
    static FilterRegistrationBean<WebappPage> webappPage(Agency agency) {
        return registration(new WebappPage(agency.zone()), BEHIND_SECURITY + 1, "/camunda/*");
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> packedResources() {
        return tomcat -> tomcat.addContextCustomizers(context -> context.addLifecycleListener(new PackedResources()));
    }

    private static <T extends Filter> FilterRegistrationBean<T> registration(T filter, int order, String... paths) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        return registration;
    }
}
