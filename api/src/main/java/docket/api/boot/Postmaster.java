package docket.api.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of one PostgreSQL data folder. It is not a child of ours: Ctrl-C does not reach it, and it
 * survives us when we are killed; the next start stops it first. The caller holds the {@link DataFolder}, so nobody
 * else starts or stops it.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final String SECONDS = "60";
    private static final String STOP_SECONDS = "10";

    private final Shell shell;
    private final Path cluster;
    private final Path log;

    Postmaster(Shell shell, Path cluster, Path log) {
        this.shell = shell;
        this.cluster = cluster;
        this.log = log;
    }

    /** Starts it on a free port, and waits until it takes connections. */
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

    /** Starts it again where it was, if somebody killed it. Until its last processes are gone, PostgreSQL refuses. */
    void revive(int port) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile) || !runsHere(Files.readAllLines(pidFile))) {
            LOG.error("PostgreSQL is gone; it is started again and recovers what was confirmed");
            start(port);
        }
    }

    /** Stops it: clients are thrown out, everything is written. */
    void stop() throws IOException {
        if (!shell.run("pg_ctl", stopping("fast"))) {
            LOG.warn(
                    "PostgreSQL did not stop in {} s; it is stopped at once and recovers at the next start",
                    STOP_SECONDS);
            shell.mustRun("pg_ctl", stopping("immediate"));
        }
    }

    private List<String> stopping(String mode) {
        return List.of("-D", cluster.toString(), "-m", mode, "-w", "-t", STOP_SECONDS, "stop");
    }

    /** Ends what a killed Docket left behind in this folder, and nothing else. */
    void stopLeftover() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (runsHere(Files.readAllLines(pidFile))) {
            Progress.say("The last Docket on this folder was killed; stopping the PostgreSQL it left behind");
            stop();
        } else {
            Files.delete(pidFile); // its process is gone; the number may be another program's by now
        }
    }

    /** A server's first process names its folder; the number may be that of another folder's server by now. */
    private boolean runsHere(List<String> pidFile) throws IOException {
        if (pidFile.size() < 2 || !Path.of(pidFile.get(1)).equals(cluster.toRealPath())) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(pidFile.get(0).trim()))
                .map(ProcessHandle::info)
                .filter(process -> process.command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElse(false))
                .map(process -> process.arguments().map(List::of).orElse(List.of()))
                .filter(arguments -> arguments.isEmpty() || arguments.contains(cluster.toString()))
                .isPresent();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
