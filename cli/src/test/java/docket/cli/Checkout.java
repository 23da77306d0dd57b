package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A checkout with the real launcher, whose build and whose Java only write down how they are called: {@code mvnw} and
 * the arguments of Maven, {@code java} and the arguments of the program.
 */
final class Checkout {

    /** How a process ended, and what it said to both streams. */
    record Ended(int code, String said) {}

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("verifier", "bpmn", "allocation", "engine", "processes", "audit", "api", "cli", "drill");

    private final Path folder;

    private Checkout(Path folder) {
        this.folder = folder;
    }

    static Checkout in(Path folder) throws IOException {
        Checkout checkout = new Checkout(folder);
        Files.createDirectories(folder.resolve(".mvn"));
        Files.copy(ROOT.resolve("docket"), folder.resolve("docket"));
        Files.copy(ROOT.resolve(".mvn/java.sh"), folder.resolve(".mvn/java.sh"));
        checkout.write("pom.xml", "");
        for (String module : MODULES) {
            checkout.write(module + "/pom.xml", "");
            checkout.write(module + "/src/main/java/A.java", "");
        }
        checkout.write("bpmn/leave/leave.bpmn", "<definitions/>");
        checkout.program("mvnw", """
                #!/bin/sh
                echo "mvnw $*" >>calls
                [ ! -e slow ] || sleep 2
                for module in verifier bpmn cli drill; do mkdir -p $module/target/classes/docket/models; done
                touch cli/target/docket-program.jar drill/target/docket-drill.jar verifier/target/docket-verifier.jar
                (cd bpmn && find . -name '*.bpmn' ! -path './target/*') >bpmn/target/docket-bpmn-1.jar
                """);
        checkout.program("jdk/bin/java", """
                #!/bin/sh
                case "$*" in
                    -version) echo 'openjdk version "17.0.1"' >&2; exit ;;
                    *" extract "*) for last; do :; done; mkdir -p "$last/lib"; cp bpmn/target/*.jar "$last/lib"; exit ;;
                esac
                for argument; do
                    case $argument in -XX:ArchiveClassesAtExit=*) touch "${argument#*=}" ;; esac
                done
                echo "java $*, $(locale charmap)" >>calls
                """);
        return checkout;
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    void remove(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** What Docket keeps for its user. */
    Path cache() {
        return folder.resolveSibling("cache");
    }

    private void program(String file, String text) throws IOException {
        write(file, text);
        folder.resolve(file).toFile().setExecutable(true);
    }

    /** The calls of {@code mvnw} and {@code java} since this was asked before. */
    List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        if (!Files.exists(calls)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(calls);
        Files.write(calls, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        return lines;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("docket").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("DOCKET_CACHE", cache().toString());
        return builder.start();
    }

    Ended docket(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments));
    }

    /** The launcher of this very checkout. */
    static Ended real(Map<String, String> environment, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return ended(builder.start());
    }

    static Ended ended(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
