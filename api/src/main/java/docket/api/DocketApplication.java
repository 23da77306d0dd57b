package docket.api;

import docket.api.boot.Rehearsal;
import docket.api.boot.StartRefused;
import docket.api.cli.Commands;
import docket.api.cli.Surroundings;
import docket.api.cli.UpCommand;
import docket.api.zone.JvmZone;
import docket.engine.ProofConfiguration;
import docket.processes.ProcessesConfiguration;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The program: {@code up} serves, the other commands are {@link Commands}. */
@SpringBootApplication(exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConfigurationPropertiesScan
@Import({ProcessesConfiguration.class, ProofConfiguration.class})
public class DocketApplication {

    private static final String REHEARSE = "rehearse";

    /** Dispatches the first argument. */
    public static void main(String[] args) throws Exception {
        JvmZone.set();
        String name = args.length == 0 ? "help" : args[0];
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        if ((name.equals("up") || name.equals(REHEARSE)) && UpCommand.areSettings(rest)) {
            start(name, rest);
            return;
        }
        LoggingSystem.get(DocketApplication.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        System.exit(Commands.run(Surroundings.ofThisProcess(), args));
    }

    private static void start(String name, String[] settings) throws IOException, InterruptedException {
        ConfigurableApplicationContext started = run(settings);
        if (name.equals(REHEARSE)) {
            Rehearsal.of(started);
            Commands.run(Surroundings.ofThisProcess(), "help"); // so that their classes are archived too
        }
    }

    private static ConfigurableApplicationContext run(String[] settings) {
        try {
            return SpringApplication.run(DocketApplication.class, settings);
        } catch (RuntimeException e) {
            StartRefused.in(e).ifPresent(told -> System.exit(told.getExitCode()));
            throw e;
        }
    }
}
