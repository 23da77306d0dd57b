package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayLogCommandTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void called_wrongly_it_says_how_it_is_called() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(run("file", "--url", "ftp://x")).isEqualTo(2);
        assertThat(written.toString(UTF_8)).contains("Usage: ./docket replay-log");
    }

    @Test
    void a_log_that_cannot_be_read_is_told_in_a_sentence() {
        assertThat(run("nowhere/log.ndjson")).isEqualTo(1);
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(written.toString(UTF_8))
                .isEqualTo("There is no file nowhere/log.ndjson.\n" + folder
                        + " cannot be read or written: it is a folder.\n");
    }

    @Test
    void lists_what_it_does_not_replay_with_the_reason() throws Exception {
        Path log = folder.resolve("log.ndjson");
        Files.writeString(log, "{\"caseId\":\"draft-1\",\"steps\":[{\"activity\":\"SAVED by EMPLOYEE\"}]}\nrubbish\n");

        assertThat(run(log.toString())).isZero();
        assertThat(written.toString(UTF_8))
                .contains("2 cases in the log: 0 to replay, 2 only listed")
                .contains("a draft that was never submitted")
                .contains("draft-1: no step submits it")
                .contains("line 2: ");
    }

    @Test
    void a_file_that_is_no_log_and_a_case_that_is_not_in_it_fail() throws Exception {
        Path log = folder.resolve("notes.txt");
        Files.writeString(log, "rubbish\nmore of it\n");
        assertThat(run(log.toString())).isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("No line of " + log + " is a case.");

        Files.writeString(log, "{\"caseId\":\"a\",\"steps\":[{\"activity\":\"SUBMITTED by EMPLOYEE\"}]}\n");
        assertThat(run(log.toString(), "--only", "b")).isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("No case of " + log + " is called b.");
    }

    @Test
    void asks_for_the_password_before_it_begins() throws Exception {
        Path log = folder.resolve("log.ndjson");
        Files.writeString(log, "{\"caseId\":\"a\",\"steps\":[{\"activity\":\"SUBMITTED by EMPLOYEE\"}]}\n");

        assertThat(run(log.toString())).isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("Set DOCKET_SAMPLE_PASSWORD");
    }

    private int run(String... args) {
        return Called.with(Map.of(), written, "replay-log", args);
    }
}
