package docket.cli;

import docket.api.DocketApplication;
import docket.api.boot.StartRefused;
import docket.api.zone.JvmZone;
import docket.cli.terminal.Surroundings;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The program: {@code up} serves, the other commands are {@link Commands}. */
public final class Main {

    private static final String REHEARSE = "rehearse";

    private Main() {}

    /** Dispatches the first argument. */
    public static void main(String[] args) throws Exception {
        JvmZone.set();
        String name = args.length == 0 ? "help" : args[0];
        String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        if ((name.equals("up") || name.equals(REHEARSE)) && UpCommand.areSettings(rest)) {
            start(name, rest);
            return;
        }
        Commands.quieten();
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
