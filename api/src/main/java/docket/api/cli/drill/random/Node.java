package docket.api.cli.drill.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.api.DocketApplication;
import docket.api.boot.EmbeddedDatabase;
import docket.api.boot.RunningDatabase;
import docket.api.cli.drill.MovableClock;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The node that is restarted, on a PostgreSQL that stays. It is the whole program either way: in this JVM, where its
 * clock can be moved and it comes back fast with nothing remembered, or as a process of its own, which is killed.
 */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 100;

    private final Path folder;
    private final EmbeddedDatabase database;
    private final DataSource superuser;
    private final int port;
    private final MovableClock clock = new MovableClock();
    private final Thread endsWithTheDrill = new Thread(this::killProcess);
    private @Nullable ConfigurableApplicationContext here;
    private @Nullable Process apart;

    Node(Path folder) throws IOException {
        this.folder = folder;
        this.database = EmbeddedDatabase.startApart(folder.resolve("data"));
        this.superuser = RunningDatabase.superuser(folder.resolve("data"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(endsWithTheDrill);
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    MovableClock clock() {
        return clock;
    }

    /** A connection for each call, as the database's superuser. */
    DataSource database() {
        return superuser;
    }

    /** Whether it runs where its clock can be moved. */
    boolean isHere() {
        return here != null;
    }

    /** Starts in this JVM. */
    void startHere() {
        SpringApplication program = new SpringApplication(DocketApplication.class);
        clock.drive(program);
        program.setRegisterShutdownHook(false);
        Map<String, String> environment = environment();
        here = quietly(() -> program.run(
                "--server.port=" + port,
                "--docket.data=" + environment.get("DOCKET_DATA"),
                "--docket.admin-password=" + Doors.PASSWORD,
                "--docket.sample-password=" + Doors.PASSWORD,
                "--docket.sample-cases=0",
                "--docket.db.url=" + environment.get("DOCKET_DB_URL"),
                "--docket.db.user=" + environment.get("DOCKET_DB_USER"),
                "--docket.db.password=" + environment.get("DOCKET_DB_PASSWORD"),
                "--docket.db.owner-user=" + environment.get("DOCKET_DB_OWNER_USER"),
                "--docket.db.owner-password=" + environment.get("DOCKET_DB_OWNER_PASSWORD"),
                "--logging.threshold.console=off",
                "--logging.file.name=" + said()));
    }

    /** What a program says to whoever started it goes where its log does. */
    private <T> T quietly(Supplier<T> act) {
        PrintStream terminal = System.out;
        try (PrintStream said = new PrintStream(new FileOutputStream(said().toFile(), true), true, UTF_8)) {
            System.setOut(said);
            return act.get();
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(terminal);
        }
    }

    /** Starts as a process, whose clock is the machine's, and waits until it serves. */
    void startApart() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                DocketApplication.class.getName(),
                "up",
                "--docket.sample-cases=0"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_"));
        builder.environment().putAll(environment());
        apart = builder.start();
        awaitUp(apart);
    }

    /** Ends it: the process by force, what runs here by closing it. PostgreSQL stays. */
    void stop() {
        killProcess();
        apart = null;
        ConfigurableApplicationContext program = here;
        here = null;
        if (program != null) {
            quietly(() -> {
                program.close();
                return program;
            });
        }
    }

    private void killProcess() {
        Process running = apart;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    private void awaitUp(Process process) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(url().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && process.isAlive()) {
            try {
                if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IOException("The program does not come up; " + said() + " says why");
    }

    Path said() {
        return folder.resolve("said.log");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("DOCKET_DATA", folder.resolve("data").toString());
        environment.put("DOCKET_PORT", String.valueOf(port));
        environment.put("DOCKET_ADMIN_PASSWORD", Doors.PASSWORD);
        environment.put("DOCKET_SAMPLE_PASSWORD", Doors.PASSWORD);
        return environment;
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(endsWithTheDrill);
        stop();
        database.close();
    }
}
