package docket.api.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of one PostgreSQL data folder. It is not a child of ours: Ctrl-C does not reach it, and it
 * survives us when we are killed; the next start stops it first. The caller holds the {@link DataFolder}, so nobody
 * else starts or stops it.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    /**
     * How long pg_ctl waits: recovery after a crash may take its time, and where the server gives up, pg_ctl says so at
     * once.
     */
    private static final String SECONDS = "600";

    private static final String STOP_SECONDS = "10";
    private static final String PID_FILE = "postmaster.pid";
    private static final int LINES_OF_A_SERVER = 7;
    private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

    private final Shell shell;
    private final Path cluster;
    private final Path log;

    Postmaster(Shell shell, Path cluster, Path log) {
        this.shell = shell;
        this.cluster = cluster;
        this.log = log;
    }

    /** Starts the server on a free port, and waits until it takes connections. */
    int start() throws IOException {
        int port = freePort();
        start(port);
        return port;
    }

    private void start(int port) throws IOException {
        shell.mustRun(
                "pg_ctl",
                List.of(
                        "-D",
                        cluster.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        "-p " + port,
                        "-w",
                        "-t",
                        SECONDS,
                        "start"));
    }

    /** Starts the server again on its port, if somebody killed it. */
    void revive(int port) throws IOException {
        if (!runsHere(pidFile())) {
            LOG.error("PostgreSQL is gone; it is started again and recovers what was confirmed");
            bury();
            start(port);
        }
    }

    /** Stops the server: clients are thrown out, everything is written. */
    void stop() throws IOException {
        if (shell.run("pg_ctl", stopping("fast"))) {
            return;
        }
        LOG.warn("PostgreSQL did not stop in {} s; it is stopped at once and recovers at the next start", STOP_SECONDS);
        if (!shell.run("pg_ctl", stopping("immediate"))) {
            LOG.warn("PostgreSQL does not even hear that; it is killed and recovers at the next start");
            bury();
        }
    }

    private List<String> stopping(String mode) {
        return List.of("-D", cluster.toString(), "-m", mode, "-w", "-t", STOP_SECONDS, "stop");
    }

    /** Ends what a killed Docket left behind in this folder, and nothing else. */
    void stopLeftover() throws IOException {
        if (runsHere(pidFile())) {
            Progress.say("The last Docket on this folder was killed; stopping the PostgreSQL it left behind");
            stop();
        } else {
            bury();
        }
    }

    /**
     * Kills whatever works in this folder: a server's other processes outlive its first one until they look for it, and
     * could write while a new server recovers. The number of the first one may be another program's by now, so it is
     * crossed out; the rest of the file stays, for by it PostgreSQL sees whether anything still holds its memory.
     */
    private void bury() throws IOException {
        List<ProcessHandle> remaining =
                ProcessHandle.allProcesses().filter(this::worksHere).toList();
        remaining.forEach(ProcessHandle::destroyForcibly);
        try {
            CompletableFuture.allOf(
                            remaining.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending " + remaining, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("What is left of PostgreSQL does not end: " + remaining, e);
        }
        List<String> lines = pidFile();
        if (lines.size() < LINES_OF_A_SERVER) {
            Files.deleteIfExists(cluster.resolve(PID_FILE));
        } else {
            lines.set(0, NOBODY);
            Files.write(cluster.resolve(PID_FILE), lines);
        }
    }

    /** Whether a process of PostgreSQL works in this folder, which is its own one; known on Linux only. */
    private boolean worksHere(ProcessHandle process) {
        try {
            return isPostgres(process.info())
                    && Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                            .equals(cluster.toRealPath());
        } catch (IOException e) {
            return false; // the process has ended meanwhile, or is somebody else's
        }
    }

    /**
     * Whether the server's first process is of this folder: its number may be that of another folder's server by now.
     */
    private boolean runsHere(List<String> pidFile) throws IOException {
        if (pidFile.size() < 2
                || !pidFile.get(0).strip().matches("\\d{1,10}")
                || !Path.of(pidFile.get(1)).equals(cluster.toRealPath())) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()))
                .map(ProcessHandle::info)
                .filter(Postmaster::isPostgres)
                .map(process -> process.arguments().map(List::of).orElse(List.of()))
                .filter(arguments -> arguments.isEmpty() || arguments.contains(cluster.toString()))
                .isPresent();
    }

    private static boolean isPostgres(ProcessHandle.Info process) {
        return process.command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    /** The lines of the file with the first process's number; none where there is no file. */
    private List<String> pidFile() throws IOException {
        try {
            return Files.readAllLines(cluster.resolve(PID_FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
