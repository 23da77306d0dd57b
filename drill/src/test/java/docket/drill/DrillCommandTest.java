package docket.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.Commands;
import docket.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillCommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"crash", "nodes", "backup", "tamper", "random"})
    void every_drill_says_how_it_is_called_and_does_nothing(String name) {
        assertThat(drill(name, "--help")).isZero();
        assertThat(said()).contains("Usage: ./docket drill " + name);
    }

    @Test
    void what_does_not_exist_is_named_with_what_does() {
        assertThat(drill("earthquake")).isEqualTo(2);
        assertThat(said()).contains("earthquake", "Usage: ./docket drill", "tamper");
        assertThat(drill("crash", "--kills", "0")).isEqualTo(2);
        assertThat(said()).contains("--kills", "a number above 0, not '0'");
    }

    @Test
    void the_program_has_no_drills() {
        assertThat(Commands.names()).doesNotContain("drill");
    }

    private int drill(String... typed) {
        PrintStream both = new PrintStream(said, true, UTF_8);
        Surroundings here = new Surroundings(Map.of(), both, both);
        return Commands.run(here, "drill", new DrillCommand(here), typed);
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
