package docket.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.replay.LogPlan.Excluded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private static final String LINE = """
            {"caseId": "a", "attributes": {"RequestedAmount": 34.5, "Project": null, "odd": {"x": 1}}, \
            "steps": [{"t": "2017", "activity": " SUBMITTED by EMPLOYEE ", "role": "EMPLOYEE"}], "outcome": "PAID"}
            """;

    @TempDir
    Path folder;

    @Test
    void reads_plain_and_gzipped_logs_whatever_their_name() throws IOException {
        Path plain = folder.resolve("log.gz");
        Files.writeString(plain, "\uFEFF" + LINE + "\n\n");
        Path gzipped = folder.resolve("log.ndjson");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
            out.write(LINE.getBytes(UTF_8));
        }

        assertThat(LogFile.read(plain)).isEqualTo(LogFile.read(gzipped));
        LoggedCase logged = LogFile.read(plain).cases().get(0);
        assertThat(logged.attributes()).containsOnlyKeys("RequestedAmount");
        assertThat(logged.attribute("RequestedAmount")).isEqualTo("34.5");
        assertThat(logged.steps()).containsExactly(new LoggedStep("SUBMITTED by EMPLOYEE", "EMPLOYEE", null));
    }

    @Test
    void keeps_a_line_that_is_no_case_and_reads_on() throws IOException {
        Path file = folder.resolve("log");
        Files.writeString(
                file, "{\n[]\n{\"caseId\": \"\"}\n17\n{\"caseId\": \"b\", \"steps\": [3, null], \"attributes\": []}\n");

        LogFile log = LogFile.read(file);

        assertThat(log.unreadable())
                .extracting(Excluded::caseId)
                .containsExactly("line 1", "line 2", "line 3", "line 4");
        assertThat(log.cases()).extracting(LoggedCase::caseId).containsExactly("b");
        assertThat(LogPlan.of(log).excluded()).extracting(Excluded::reason).endsWith(Exclusion.UNKNOWN_STEP);
    }

    @Test
    void an_empty_file_is_an_empty_log() throws IOException {
        Path file = Files.createFile(folder.resolve("empty"));

        assertThat(LogFile.read(file)).isEqualTo(new LogFile(List.of(), List.of()));
    }
}
