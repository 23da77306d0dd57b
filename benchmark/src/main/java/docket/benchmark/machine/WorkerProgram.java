package docket.benchmark.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker in a program of its own, with the options that {@code ./docket up} gives the JVM. */
public final class WorkerProgram implements AutoCloseable {

    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Daxoniq.update-checker.disabled=true",
            "-Dlogback.configurationFile=docket/benchmark/logback.xml");

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final BufferedReader said;
    private final Writer orders;
    private final Path log;
    private final String port;

    private WorkerProgram(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.port = answer().path("port").asText();
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param jvmOptions further options of the JVM, after the usual ones
     * @param log takes all that it says
     */
    static WorkerProgram start(
            String className,
            List<String> arguments,
            String classpath,
            List<String> jvmOptions,
            Map<String, String> environment,
            Path log)
            throws IOException {
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classpath, WorkerMain.class.getName(), className));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        return new WorkerProgram(builder.start(), log);
    }

    /** Gives an order and waits for its answer. */
    public JsonNode order(Map<String, ?> order) throws IOException {
        orders.write(json.writeValueAsString(order) + "\n");
        orders.flush();
        return answer();
    }

    /** The port at which it serves, empty where it does not. */
    public String port() {
        return port;
    }

    /** CPU milliseconds of the program so far. */
    public long cpuMillis() {
        return CpuTime.of(process.pid());
    }

    private JsonNode answer() throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(WorkerMain.ANSWER)) {
                JsonNode answer = json.readTree(line.substring(WorkerMain.ANSWER.length()));
                if (answer.has("failure")) {
                    throw new IllegalStateException(answer.get("failure").asText() + "; " + log + " says more");
                }
                return answer;
            }
        }
        throw new IllegalStateException("A worker ended without an answer; " + log + " says more");
    }

    /** Asks it to end, and ends it where it does not. */
    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
