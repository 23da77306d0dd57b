package docket.processes;

import docket.engine.EngineConfiguration;
import docket.processes.schema.SchemaConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The hooks and delegates as Spring beans; a {@code ProcessEnginePlugin} among them reaches the engine by itself. */
@Configuration(proxyBeanMethods = false)
@Import({EngineConfiguration.class, SchemaConfiguration.class})
public class ProcessesConfiguration {}
