package docket.api.webapp;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves what Docket adds to Tasklist, Cockpit and Admin, and replaces in them by the same name ({@code docket/webapps} among
 * the resources). Camunda's own handler would ask the class path, whose order decides and is nobody's.
 */
@Component
final class WebappFiles implements WebMvcConfigurer {

    private static final List<String> WEBAPPS = List.of("tasklist", "cockpit", "admin");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String webapp : WEBAPPS) {
            registry.addResourceHandler("/camunda/app/" + webapp + "/**")
                    .addResourceLocations(
                            "classpath:/docket/webapps/" + webapp + "/",
                            "classpath:/META-INF/resources/webjars/camunda/app/" + webapp + "/");
        }
    }
}
