package docket.processes.engine.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Reads the engine's mapped SQL statements for PostgreSQL. To read them is a third of a start and needs nothing of the
 * rest of it, so it may begin before there is a database to use them on. What is read belongs to one engine.
 */
public final class MappedStatements {

    public static final String DATABASE = "postgres";
    private static final String SOURCE = ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE;

    private final CompletableFuture<Configuration> read;

    /** @param reader runs the reading, at once or on a thread of its own */
    public MappedStatements(Executor reader) {
        this.read = CompletableFuture.supplyAsync(MappedStatements::read, reader);
    }

    private static Configuration read() {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", DATABASE);
        try (InputStream source = Objects.requireNonNull(
                ProcessEngineConfigurationImpl.class.getClassLoader().getResourceAsStream(SOURCE), SOURCE)) {
            Configuration statements = new XMLConfigBuilder(source, "", properties).parse();
            TasksByRights.lookUp(statements);
            return statements;
        } catch (IOException unreadable) {
            throw new ProcessEngineException("The engine's own " + SOURCE + " cannot be read", unreadable);
        }
    }

    /** Waits until they are read. */
    public SqlSessionFactory on(Environment environment) {
        Configuration statements;
        try {
            statements = read.join();
        } catch (CompletionException failed) {
            throw new ProcessEngineException("The engine's mapped statements cannot be read", failed.getCause());
        }
        statements.setEnvironment(environment);
        statements.setDefaultExecutorType(ExecutorType.BATCH);
        statements.addInterceptor(new WriteWatch());
        return new DefaultSqlSessionFactory(statements);
    }
}
