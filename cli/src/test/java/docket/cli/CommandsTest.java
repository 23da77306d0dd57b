package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    static Iterable<String> names() {
        return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_command_says_how_it_is_called_and_does_nothing(String name) {
        assertThat(run(name, "--help")).isZero();
        assertThat(out()).contains("Usage: ./docket " + name, "--help");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log resume", "master-key rotate"})
    void so_does_what_a_command_does(String typed) {
        String[] words = typed.split(" ");
        assertThat(run(words[0], words[1], "--help")).isZero();
        assertThat(out()).contains("Usage: ./docket " + typed);
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_unknown_option_is_named_beside_the_results(String name) {
        assertThat(run(name, "--colour")).isEqualTo(2);
        assertThat(err()).contains("--colour", "Usage: ./docket " + name);
        assertThat(out()).isEmpty();
    }

    @Test
    void what_does_not_exist_is_named_with_what_does() {
        assertThat(run("dwon")).isEqualTo(2);
        assertThat(err()).contains("\"dwon\"").contains(Commands.names());
        assertThat(run("log", "earthquake")).isEqualTo(2);
        assertThat(err()).contains("earthquake");
    }

    @Test
    void what_is_too_much_or_missing_is_said_before_how_it_is_called() {
        assertThat(run("fsck", "everything")).isEqualTo(2);
        assertThat(err()).startsWith("'everything' is more than ./docket fsck takes\nUsage: ./docket fsck");
        err.reset();
        assertThat(run("log", "earthquake")).isEqualTo(2);
        assertThat(err()).startsWith("There is no 'earthquake' in it. Say what ./docket log is to do, one of: ");
        err.reset();
        assertThat(run("master-key")).isEqualTo(2);
        assertThat(err()).startsWith("Say what ./docket master-key is to do, one of: rotate\n");
        err.reset();
        assertThat(run("what-if")).isEqualTo(2);
        assertThat(err()).startsWith("Missing required argument");
    }

    @ParameterizedTest
    @MethodSource("names")
    void nonsense_is_answered_with_a_sentence_and_no_stack_trace(String name) {
        String nonsense = folder.resolve("no/such").toString();
        for (String[] typed :
                new String[][] {{name, nonsense}, {name, "--json", nonsense}, {name, "--log", nonsense}}) {
            err.reset();
            assertThat(run(typed)).isIn(1, 2);
            assertThat(err()).isNotBlank().doesNotContain("Exception", "\tat ", "mistake of the program");
        }
    }

    @Test
    void what_could_not_be_written_is_said_before_the_work() {
        String file = folder.resolve("no/such.json").toString();
        assertThat(run("rescore", "--json", file)).isEqualTo(1);
        assertThat(run("what-if", "--model", "1", "--list", file)).isEqualTo(1);
        assertThat(err().lines()).allMatch(line -> line.startsWith("There is no folder " + folder.resolve("no")));
        assertThat(run("rescore", "--from", "5", "--to", "2")).isEqualTo(2);
        assertThat(err()).contains("--to must not be before --from");
    }

    @Test
    void a_backup_of_what_does_not_run_says_so() {
        String beside = folder.resolveSibling(folder.getFileName() + "-kept").toString();
        assertThat(run("backup", beside)).isEqualTo(1);
        assertThat(err()).startsWith("No Docket runs on " + folder + ". Start it with ./docket up");
    }

    @Test
    void a_failure_is_a_sentence_beside_the_results() {
        assertThat(run("fsck")).isEqualTo(1);
        assertThat(err()).startsWith("No database answers.").hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void an_outside_database_that_cannot_be_used_is_named_and_not_taken_for_none() {
        String url = "jdbc:postgresql://127.0.0.1:1/docket";
        Surroundings set = new Surroundings(
                Map.of("DOCKET_DATA", folder.toString(), "DOCKET_DB_URL", url, "DOCKET_DB_USER", "somebody"),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        assertThat(Commands.run(set, "rebuild")).isEqualTo(1);
        assertThat(err())
                .contains(url + " cannot be used as somebody", "DOCKET_DB_PASSWORD")
                .hasLineCount(1);
    }

    @Test
    void up_takes_settings_and_nothing_else() {
        assertThat(UpCommand.areSettings("--spring.profiles.active=terminal", "--docket.sample-cases=0"))
                .isTrue();
        assertThat(UpCommand.areSettings("--help")).isFalse();
        assertThat(UpCommand.areSettings("--prot", "8081")).isFalse();

        assertThat(run("up", "--spring.profiles.active=terminal", "--prot", "8081"))
                .isEqualTo(2);
        assertThat(err()).contains("Unknown option: '--prot'");
        assertThat(run("up", "now")).isEqualTo(2);
        assertThat(err()).contains("Did not expect 'now'");
    }

    @Test
    void a_number_is_one() {
        assertThat(run("replay-log", "log.csv", "--clients", "0")).isEqualTo(2);
        assertThat(run("rescore", "--from", "yesterday")).isEqualTo(2);
        assertThat(err()).contains("--clients", "a number above 0, not '0'", "--from", "a log index, not 'yesterday'");
    }

    private int run(String... typed) {
        return Commands.run(here(), typed);
    }

    private Surroundings here() {
        return new Surroundings(
                Map.of("DOCKET_DATA", folder.toString()),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
