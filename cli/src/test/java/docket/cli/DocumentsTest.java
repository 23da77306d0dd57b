package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell a reader to type exists, and what they point to is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\./(docket|mvnw)\\b(.*)$|`\\./(docket|mvnw)\\b([^`]*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern HELP = Pattern.compile("(?m)^  ([a-z-]+)(?: +\\[?[A-Z]+]?)? {2,}\\S");

    static Stream<Path> documents() throws IOException {
        return Stream.of(
                        Files.list(ROOT).filter(file -> file.toString().endsWith(".md")),
                        Files.walk(ROOT.resolve("docs"))
                                .filter(file -> file.toString().endsWith(".md")))
                .flatMap(files -> files);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_in_a_document_is_one_of_the_launcher_or_the_build(Path document) throws Exception {
        List<String> launcher = launcherCommands();
        Matcher commands = COMMAND.matcher(Files.readString(document));
        while (commands.find()) {
            String program = commands.group(1) != null ? commands.group(1) : commands.group(3);
            String rest = (commands.group(1) != null ? commands.group(2) : commands.group(4)).strip();
            assertThat(ROOT.resolve(program)).as("%s in %s", program, document).isExecutable();
            if (program.equals("docket") && !rest.isEmpty()) {
                assertThat(launcher).as("./docket in %s", document).contains(rest.split("\\s+")[0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_file_that_a_document_points_to_is_there(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            assertThat(document.resolveSibling(links.group(1)))
                    .as("linked in %s", document)
                    .exists();
        }
    }

    @Test
    void the_launcher_helps_with_every_command_of_the_program() throws Exception {
        assertThat(launcherCommands()).contains("help").containsAll(Commands.names());
    }

    @Test
    void english_and_korean_readme_name_the_same_commands() throws IOException {
        assertThat(commands("README.ko.md")).isNotEmpty().isEqualTo(commands("README.md"));
    }

    private static List<String> commands(String document) throws IOException {
        return COMMAND.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(found -> found.group().strip())
                .toList();
    }

    private static List<String> launcherCommands() throws IOException, InterruptedException {
        Process help = new ProcessBuilder(ROOT.resolve("docket").toString(), "help")
                .redirectErrorStream(true)
                .start();
        String text = new String(help.getInputStream().readAllBytes(), UTF_8);
        assertThat(help.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(help.exitValue()).as(text).isZero();
        return HELP.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
