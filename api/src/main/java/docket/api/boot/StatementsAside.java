package docket.api.boot;

import docket.processes.engine.statement.MappedStatements;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Begins to read the engine's statements beside the start, which needs them last. */
final class StatementsAside implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MappedStatements statements = new MappedStatements(reading -> {
            Thread reader = new Thread(reading, "docket-statements");
            reader.setDaemon(true);
            reader.start();
        });
        context.getBeanFactory().registerSingleton("mappedStatements", statements);
    }
}
