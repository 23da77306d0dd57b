package docket.api;

import docket.api.boot.Rehearsal;
import docket.api.cli.CliCommand;
import docket.api.cli.CliCommands;
import docket.engine.proof.ProofConfiguration;
import docket.processes.ProcessesConfiguration;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Import;

/** The program: {@code up} serves, the other commands are {@link CliCommand}s. */
@SpringBootApplication(exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConfigurationPropertiesScan
@Import({ProcessesConfiguration.class, ProofConfiguration.class})
public class DocketApplication {

    private static final int CALLED_WRONGLY = 2;

    /** Dispatches the first argument. */
    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "help" : args[0];
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (name) {
            case "up" -> SpringApplication.run(DocketApplication.class, rest);
            case "rehearse" -> Rehearsal.of(SpringApplication.run(DocketApplication.class, rest));
            case "help", "-h", "--help" -> help(System.out);
            default -> System.exit(run(name, rest));
        }
    }

    private static int run(String name, String[] args) throws Exception {
        Optional<CliCommand> command = CliCommands.find(name);
        if (command.isEmpty()) {
            System.err.println("docket: there is no command \"" + name + "\".");
            help(System.err);
            return CALLED_WRONGLY;
        }
        LoggingSystem.get(DocketApplication.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        return command.get().run(args);
    }

    private static void help(PrintStream out) {
        out.println("usage: ./docket COMMAND");
        out.println();
        out.printf("  %-18s %s%n", "up", "build what is not built, start, print where to go");
        CliCommands.all().forEach(command -> out.printf("  %-18s %s%n", command.name(), command.summary()));
        out.printf("  %-18s %s%n", "help", "this text");
    }
}
