package docket.drill.victim;

import docket.api.boot.RunningDatabase;
import docket.cli.client.DocketApi;
import docket.engine.proof.LogFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The Docket that is killed: the real program as a process of its own, on a data folder of its own. It is started with
 * the class path and the memory settings of the drill.
 */
public final class Victim implements AutoCloseable {

    /** The password of everybody. */
    public static final String PASSWORD = "drill-of-docket";

    private static final Duration CLIENT_PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 100;

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final @Nullable Disk disk;
    private Duration ahead = Duration.ZERO;
    private String classPath = System.getProperty("java.class.path");
    private final Thread endsWithTheDrill = new Thread(this::stop);
    private @Nullable Process process;

    /** @param folder holds the data and what the program says; kept when the victim is closed */
    public Victim(Path folder) throws IOException {
        this(folder, Map.of(), null);
    }

    /**
     * A victim that does not run yet.
     *
     * @param settings environment variables that it is started with, besides those that every victim has; one without
     *     {@code DOCKET_DB_URL} has a database of its own
     * @param disk in the folder, for its data; null for the folder itself
     */
    public Victim(Path folder, Map<String, String> settings, @Nullable Disk disk) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.disk = disk;
        setAhead(ahead);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(endsWithTheDrill);
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** The file with what the program says, its log. */
    public Path output() {
        return folder.resolve("said.log");
    }

    public void startAndAwaitUp() throws IOException, InterruptedException {
        start();
        awaitUp();
    }

    /** A client that goes on where this Docket is down for a while. */
    public DocketApi client() {
        return new DocketApi(url(), PASSWORD, CLIENT_PATIENCE);
    }

    /** Starts the process; it is up later. */
    public void start() throws IOException {
        List<String> command = new ArrayList<>(disk == null ? List.of() : disk.inside());
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", // the program does not live long enough for more optimization
                "-Daxoniq.update-checker.disabled=true",
                "-D" + LeapingProgram.FILE + "=" + clock(),
                "-cp",
                classPath,
                LeapingProgram.class.getName(),
                "--spring.profiles.active=terminal",
                "--docket.sample-cases=0"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_") && !name.equals("DOCKET_CACHE"));
        builder.environment().putAll(environment());
        process = builder.start();
    }

    /** The environment variables with which it is started. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DOCKET_DATA", folder.resolve("data").toString());
        environment.put("DOCKET_PORT", String.valueOf(port));
        environment.put("DOCKET_ADMIN_PASSWORD", PASSWORD);
        environment.put("DOCKET_SAMPLE_PASSWORD", PASSWORD);
        environment.putAll(settings);
        return environment;
    }

    /** Waits until it serves. */
    public void awaitUp() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(url().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && isAlive()) {
            try {
                if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200
                        && databaseAnswers()) {
                    return;
                }
            } catch (IOException notYet) {
                // the loop asks again
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IOException("The program does not come up; " + output() + " says why");
    }

    /** Whether the database answers now: what health says may be a second old. */
    private boolean databaseAnswers() {
        try {
            return !hasOwnDatabase() || database() != null;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean hasOwnDatabase() {
        return !settings.containsKey("DOCKET_DB_URL");
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Kills the process as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Lets it stand still in the midst of whatever it does, as {@code kill -STOP} does. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (process != null) {
            new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Kills the database's server, which the program starts again. */
    public void killDatabase() throws IOException {
        long server =
                Long.parseLong(Files.readAllLines(data().resolve("postgresql").resolve("postmaster.pid"))
                        .get(0)
                        .strip());
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** A connection for each call, as the database's superuser. */
    public DataSource database() throws IOException {
        return RunningDatabase.superuser(data());
    }

    /** The files of its signed log. */
    public LogFiles log() {
        return LogFiles.of(data());
    }

    /** The data folder as this program sees it, which may be outside of the victim's disk. */
    private Path data() {
        Path data = folder.resolve("data");
        return disk == null ? data : disk.seen(data);
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    /** How far its clock is ahead of the machine's. */
    public Duration ahead() {
        return ahead;
    }

    /** Its clock leaps to there, at once where it runs, and stays so many seconds ahead when it is started again. */
    public void setAhead(Duration ahead) throws IOException {
        this.ahead = ahead;
        Path next = clock().resolveSibling("clock.next");
        Files.writeString(next, String.valueOf(ahead.toSeconds()));
        Files.move(next, clock(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sets the class path with which it is started the next time. */
    public void become(String classPath) {
        this.classPath = classPath;
    }

    /** Stops the program as Ctrl-C does, and with it a database of its own. */
    @Override
    public void close() throws IOException, InterruptedException {
        Runtime.getRuntime().removeShutdownHook(endsWithTheDrill);
        if (!isAlive() && hasOwnDatabase()) {
            start(); // the new start takes over what a killed one left behind
            awaitUp();
        }
        stop();
    }

    /** Stops the process as SIGTERM does, and waits until it has ended. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
    }
}
