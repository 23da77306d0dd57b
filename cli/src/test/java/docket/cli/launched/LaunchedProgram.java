package docket.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./docket up} in a clone of its own, from what it prints. */
final class LaunchedProgram implements AutoCloseable {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SCRIPT = Path.of("src/test/java/docket/cli/launched/start-a-clone.sh");
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Pattern HOME = Pattern.compile("Tasklist +http://localhost:(\\d+)/");

    private final Path folder;
    private final Process process;
    private final Path said;

    private LaunchedProgram(Path folder, Process process, Path said) {
        this.folder = folder;
        this.process = process;
        this.said = said;
    }

    /** Clones and starts, in the locale C and on any free port; up when this returns. */
    static LaunchedProgram fromAClone(Path folder) throws Exception {
        return start(folder, "first.log");
    }

    /** Stops it as Ctrl-C does and starts it again in its place. */
    LaunchedProgram again() throws Exception {
        close();
        return start(folder, "second.log");
    }

    private static LaunchedProgram start(Path folder, String log) throws Exception {
        Path said = folder.resolve(log);
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", SCRIPT.toAbsolutePath().toString(), PROJECT.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_") || name.startsWith("LC_"));
        String cache = folder.resolve("cache").toString(); // empty, as a newcomer's is
        builder.environment().putAll(Map.of("LANG", "C", "DOCKET_PORT", "0", "DOCKET_CACHE", cache));
        LaunchedProgram program = new LaunchedProgram(folder, builder.start(), said);
        program.awaitSaying("Ctrl-C stops it.");
        return program;
    }

    void awaitSaying(String sentence) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!said().contains(sentence)) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                close();
                throw new AssertionError("./docket up did not say " + sentence + "\n" + said());
            }
            Thread.sleep(50);
        }
    }

    /** All that it printed until now. */
    String said() throws IOException {
        return Files.exists(said) ? new String(Files.readAllBytes(said), StandardCharsets.UTF_8) : "";
    }

    /** The folder that the launcher started it from, which has a name that every JVM can read. */
    Path program() throws IOException {
        try (Stream<Path> programs = Files.list(folder.resolve("cache").resolve("programs"))) {
            return programs.findFirst().orElseThrow();
        }
    }

    int port() throws IOException {
        return Integer.parseInt(found(HOME));
    }

    /** What the first start shows once, below the person's name. */
    String passwordOf(String person) throws IOException {
        return found(Pattern.compile("\\n    " + Pattern.quote(person) + " [^:]*password: (\\S+)\\n"));
    }

    private String found(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(said());
        assertThat(matcher.find()).as("%s in:%n%s", pattern, said()).isTrue();
        return matcher.group(1);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
    }
}
