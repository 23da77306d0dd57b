package docket.drill.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.api.DocketApplication;
import docket.api.boot.EmbeddedDatabase;
import docket.api.boot.RunningDatabase;
import docket.drill.victim.MovableClock;
import docket.drill.victim.Victim;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * The node that is restarted, on a PostgreSQL that stays. It is the whole program either way: in this JVM, where it
 * comes back fast with nothing remembered, or as a process of its own, which is killed.
 */
final class Node implements AutoCloseable {

    private final EmbeddedDatabase server;
    private final DataSource superuser;
    private final Victim apart;
    private final MovableClock clock = new MovableClock();
    private @Nullable ConfigurableApplicationContext here;

    Node(Path folder) throws IOException {
        this.server = EmbeddedDatabase.startApart(folder.resolve("data"));
        this.superuser = RunningDatabase.superuser(folder.resolve("data"));
        this.apart = new Victim(folder, server.environment(), null);
    }

    URI url() {
        return apart.url();
    }

    /** How far its clock is ahead of the machine's. */
    Duration ahead() {
        return clock.ahead();
    }

    void setAhead(Duration ahead) throws IOException {
        clock.setAhead(ahead);
        apart.setAhead(ahead);
    }

    /** A connection for each call, as the database's superuser. */
    DataSource database() {
        return superuser;
    }

    /** Starts in this JVM. */
    void startHere() {
        SpringApplication program = new SpringApplication(DocketApplication.class);
        clock.drive(program);
        program.setRegisterShutdownHook(false);
        List<String> arguments = new ArrayList<>(List.of(
                "--docket.sample-cases=0", "--logging.threshold.console=off", "--logging.file.name=" + apart.output()));
        apart.environment().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        here = quietly(() -> program.run(arguments.toArray(String[]::new)));
    }

    /** Starts as a process and waits until it serves. */
    void startApart() throws IOException, InterruptedException {
        apart.start();
        apart.awaitUp();
    }

    /**
     * Ends the program: a process by force, one in this JVM by closing it. PostgreSQL stays.
     *
     * @return whether it was ended by force
     */
    boolean stop() throws InterruptedException {
        ConfigurableApplicationContext program = here;
        if (program == null) {
            apart.kill();
            return true;
        }
        here = null;
        quietly(() -> {
            program.close();
            return program;
        });
        forget(program);
        return false;
    }

    /**
     * Lets go of a program: Spring Boot keeps each environment until memory is short, and by its sources all of the
     * program.
     */
    private static void forget(ConfigurableApplicationContext program) {
        MutablePropertySources sources = program.getEnvironment().getPropertySources();
        sources.stream().map(PropertySource::getName).toList().forEach(sources::remove);
    }

    /** Sends what a program says to whoever started it where its log goes. */
    private <T> T quietly(Supplier<T> act) {
        PrintStream terminal = System.out;
        try (PrintStream said =
                new PrintStream(new FileOutputStream(apart.output().toFile(), true), true, UTF_8)) {
            System.setOut(said);
            return act.get();
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(terminal);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        apart.close();
        server.close();
    }
}
