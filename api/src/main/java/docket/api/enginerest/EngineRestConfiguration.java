package docket.api.enginerest;

import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Replaces the engine's exception mappers, which answer every refusal with 500, and its reading of bodies by ours. {@code /engine-rest} and the
 * webapps' engine API take their providers from one shared set, so it is done once for both.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestConfiguration {

    @Bean
    static CamundaJerseyResourceConfig engineRest() {
        replaceProviders(CamundaRestResources.getConfigurationClasses());
        return new CamundaJerseyResourceConfig();
    }

    /** Runs before the listener of the engine's REST, which leaves alone what it finds there and stops it at the end. */
    @Bean
    static ServletContextInitializer patientFetches() {
        return context -> PatientFetches.Place.take();
    }

    private static void replaceProviders(Set<Class<?>> providers) {
        providers.remove(ProcessEngineExceptionHandler.class);
        providers.remove(RestExceptionHandler.class);
        providers.remove(ExceptionHandler.class);
        providers.remove(JsonMappingExceptionHandler.class);
        providers.remove(JsonParseExceptionHandler.class);
        providers.remove(JacksonConfigurator.class);
        providers.add(RefusalMapper.OfEngine.class);
        providers.add(RefusalMapper.OfRest.class);
        providers.add(RefusalMapper.OfSyntax.class);
        providers.add(RefusalMapper.OfJson.class);
        providers.add(RefusalMapper.OfAnything.class);
        providers.add(TaskBodies.class);
    }
}
