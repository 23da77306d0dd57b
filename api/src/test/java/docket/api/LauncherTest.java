package docket.api;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.cli.CliCommand;
import docket.api.cli.CliCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private record Ended(int code, String said) {}

    @Test
    void alone_it_prints_help() throws Exception {
        Ended ended = docket(Map.of());
        assertThat(ended.code()).isZero();
        assertThat(ended.said()).startsWith("usage: ./docket COMMAND").contains("  up ");
    }

    @Test
    void its_help_names_every_command_of_the_program() throws Exception {
        String help = docket(Map.of(), "help").said();
        assertThat(CliCommands.all().map(CliCommand::name))
                .allSatisfy(name -> assertThat(help).contains("\n  " + name + " "));
    }

    @Test
    void says_what_it_does_not_know_and_exits_with_2() throws Exception {
        Ended ended = docket(Map.of(), "dwon");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("there is no command \"dwon\"").contains("usage:");
    }

    @Test
    void says_when_JAVA_HOME_is_none() throws Exception {
        Ended ended = docket(Map.of("JAVA_HOME", "/nowhere"), "up");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("JAVA_HOME is /nowhere").contains("JDK 17 or newer");
    }

    @Test
    void says_when_Java_is_too_old() throws Exception {
        Path old = Path.of("src/test/old-java").toAbsolutePath();
        for (String program : List.of("docket", "mvnw")) {
            Ended ended = run(
                    Map.of("JAVA_HOME", old.toString()), ROOT.resolve(program).toString(), "up");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said()).contains("is Java 11").contains("JDK 17 or newer");
        }
    }

    private static Ended docket(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("docket").toString()));
        command.addAll(List.of(arguments));
        return run(environment, command.toArray(String[]::new));
    }

    private static Ended run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
