package docket.processes.schema;

import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The migrations that are written in Java. They are made before there is a data source. */
@Configuration(proxyBeanMethods = false)
public class SchemaConfiguration {

    @Bean
    public JavaMigration camundaTables() {
        return new R__camunda_tables();
    }
}
