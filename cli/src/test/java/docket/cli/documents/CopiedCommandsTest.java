package docket.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.rest.RestTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a reader copies out of the documents into a terminal does what they say. */
class CopiedCommandsTest extends RestTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern PROPERTY = Pattern.compile("`(docket\\.[a-z.]+)` = `([^`]+)`");
    private static final long PATIENCE_MINUTES = 5;

    @LocalServerPort
    private int port;

    @TempDir
    private Path checkout;

    @BeforeAll
    static void the_documents_use_curl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
                "There is no curl here, which the documents use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_readme_starts_a_case_and_shows_its_line_and_its_score(String readme) throws Exception {
        JsonNode drafted = jsons(run(blocks(readme, "-d '"))).get(0);
        String caseId = drafted.path("caseId").asText();
        assertThat(drafted.path("state").asText()).isEqualTo("OPEN");
        assertThat(drafted.path("approvalLine")).hasSize(2);

        assertThat(taskOf(REVIEWER, caseId)).isNotEmpty();
        JsonNode newest = json(run(blocks(readme, "limit=1"))).path("items").path(0);
        assertThat(newest.path("caseId").asText()).isEqualTo(caseId);
        assertThat(newest.path("approvalLine").path(0).path("state").asText()).isEqualTo("OPEN");
        assertThat(newest.path("score").path("reasons")).isNotEmpty();
    }

    /** Everything but the start, which builds: {@code ./docket up} deploys what is packaged here. */
    @Test
    void the_page_on_processes_ends_in_green_tests_and_a_case_that_is_approved() throws Exception {
        copyWhatTheBuildOfTheModelsReads();

        run(blocks("docs/add-a-process.md", "mkdir"));
        run(blocks("docs/add-a-process.md", "mvnw"));
        assertThat(checkout.resolve("bpmn/target/classes/docket/models/chair-request/chair-request.bpmn"))
                .exists();
        List<JsonNode> answers = jsons(run(blocks("docs/add-a-process.md", "curl")));

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("deployedProcessDefinitions")).hasSize(1);
        String caseId = answers.get(1).path("caseId").asText();
        assertThat(taskOf(DIRECTOR, caseId)).isEqualTo(taskOf(SUPERVISOR, caseId));
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(found(caseId).path("state").asText()).isEqualTo("APPROVED");
        assertThat(found(caseId).path("number").asText()).isNotEmpty();
    }

    @Test
    void the_page_on_processes_describes_the_model_that_it_ends_in() throws IOException {
        String model = Files.readString(ROOT.resolve("bpmn/simple-approval/simple-approval.bpmn"));

        assertThat(PROPERTY.matcher(table()).results())
                .hasSizeGreaterThan(4)
                .allSatisfy(property -> assertThat(model)
                        .contains("name=\"" + property.group(1) + "\" value=\"" + property.group(2) + "\""));
        assertThat(Pattern.compile("`(\\$\\{[^`]+})`").matcher(table()).results())
                .hasSize(4)
                .allSatisfy(expression -> assertThat(model).contains(expression.group(1)));
    }

    private static String table() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/add-a-process.md")).stream()
                .filter(line -> line.startsWith("|"))
                .filter(line -> !line.contains("docket.open"))
                .collect(Collectors.joining("\n"));
    }

    /** The code blocks of a document that mention a program, as one script. */
    private static String blocks(String document, String program) throws IOException {
        String script = BLOCK.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(program))
                .collect(Collectors.joining("\n"));
        assertThat(script).as("%s in %s", program, document).isNotEmpty();
        return script;
    }

    /** Runs a script in the checkout as it is copied; what a person is asked for (a password) is answered. */
    private String run(String script) throws Exception {
        String typed = "set -e\ncurl() { command curl -sS --fail-with-body \"$@\"; echo; }\n"
                + script.replaceAll("-u ([a-z.]+)", "-u \"$1:\\$TYPED\"")
                        .replace("localhost:8080", "localhost:" + port);
        Path output = Files.createTempFile(checkout, "output", ".txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", typed)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("TYPED", DocketTest.PASSWORD);
        Process running = shell.start();
        try {
            assertThat(running.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(running.exitValue()).as(said).isZero();
        return said.strip();
    }

    private static List<JsonNode> jsons(String lines) {
        return lines.lines().map(CopiedCommandsTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private void copyWhatTheBuildOfTheModelsReads() throws IOException {
        for (String name : List.of("pom.xml", "mvnw", ".mvn", "bpmn", "docs")) {
            copy(ROOT.resolve(name));
        }
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path pom : modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .filter(pom -> !pom.startsWith(ROOT.resolve("bpmn")))
                    .toList()) {
                Files.createDirectories(checkout.resolve(ROOT.relativize(pom.getParent())));
                copy(pom);
            }
        }
    }

    private void copy(Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(checkout.resolve(ROOT.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, checkout.resolve(ROOT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
