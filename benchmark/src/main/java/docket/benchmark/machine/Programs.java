package docket.benchmark.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Starts workers: inside Docket's own program, or with the libraries of the benchmark or of Flowable. */
public final class Programs {

    /** The password of everybody in Docket. */
    public static final String PASSWORD = "benchmark-of-docket";

    private final Path home;
    private final Postgres postgres;
    private final Path work;

    /**
     * @param home the project's folder
     * @param work where the programs write what they say
     */
    public Programs(Path home, Postgres postgres, Path work) throws SQLException {
        this.home = home;
        this.postgres = postgres;
        this.work = work;
        postgres.createRole("docket_owner");
        postgres.createRole("docket_app");
        postgres.createRole("docket_auditor");
    }

    /**
     * Starts a worker in the program that {@code ./docket up} starts, on this database, which is made where it does not
     * exist.
     *
     * @param jvmOptions further options of the JVM
     */
    public WorkerProgram inDocket(
            String database, Class<? extends Worker> worker, List<String> arguments, List<String> jvmOptions)
            throws IOException, SQLException {
        postgres.createDatabase(database, "docket_owner");
        String classpath = home.resolve("cli/target/run/program/docket.jar") + File.pathSeparator + benchmarkJar();
        return WorkerProgram.start(
                worker.getName(), arguments, classpath, jvmOptions, environment(database), log(database));
    }

    /**
     * Runs a command of {@code ./docket} on this database, as whoever types it.
     *
     * @return CPU milliseconds of the command
     * @throws IllegalStateException where it does not end well
     */
    public long run(String database, String command) throws IOException, InterruptedException {
        long before = CpuTime.ofEnded(ProcessHandle.current().pid());
        Path output = log(command);
        ProcessBuilder builder = new ProcessBuilder(home.resolve("docket").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment(database));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("./docket " + command + " found something wrong; " + output + " says what");
        }
        return CpuTime.ofEnded(ProcessHandle.current().pid()) - before;
    }

    private Map<String, String> environment(String database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DOCKET_DB_URL", postgres.url(database));
        environment.put("DOCKET_DB_PASSWORD", "benchmark");
        environment.put("DOCKET_DB_OWNER_USER", "docket_owner");
        environment.put("DOCKET_DB_OWNER_PASSWORD", "benchmark");
        environment.put("DOCKET_DATA", data(database).toString());
        environment.put("DOCKET_PORT", "0");
        environment.put("DOCKET_ADMIN_PASSWORD", PASSWORD);
        environment.put("DOCKET_SAMPLE_PASSWORD", PASSWORD);
        return environment;
    }

    /** Deletes the folder with the keys and the signed log of a database that is made anew. */
    public void forget(String database) throws IOException {
        FileSystemUtils.deleteRecursively(data(database));
    }

    private Path data(String database) {
        return work.resolve(database + "-data");
    }

    /** Starts a worker with the benchmark's libraries. */
    public WorkerProgram beside(
            String name,
            Class<? extends Worker> worker,
            List<String> arguments,
            List<String> jvmOptions,
            Map<String, String> environment)
            throws IOException {
        String classpath = benchmarkJar() + File.pathSeparator + home.resolve("benchmark/target/lib/*");
        return WorkerProgram.start(worker.getName(), arguments, classpath, jvmOptions, environment, log(name));
    }

    /** Starts a worker with Flowable's libraries. */
    public WorkerProgram besideFlowable(
            String name,
            Class<? extends Worker> worker,
            List<String> arguments,
            List<String> jvmOptions,
            Map<String, String> environment)
            throws IOException {
        Path target = home.resolve("benchmark/flowable/target");
        String classpath =
                target.resolve("docket-benchmark-flowable.jar") + File.pathSeparator + target.resolve("lib/*");
        return WorkerProgram.start(worker.getName(), arguments, classpath, jvmOptions, environment, log(name));
    }

    private Path benchmarkJar() {
        return home.resolve("benchmark/target/docket-benchmark.jar");
    }

    private Path log(String name) {
        return work.resolve(name.replace('_', '-') + ".log");
    }
}
