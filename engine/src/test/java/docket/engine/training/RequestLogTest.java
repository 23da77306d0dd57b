package docket.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogTest {
    private static final Path LOG = Path.of("src/test/resources/docket/scoring/small-log.ndjson");

    @Test
    void reads_what_was_known_at_the_first_submission_and_whether_it_came_back() {
        assertThat(new RequestLog(LOG, "EUR", Plans.USUAL, Plans.LOGGED).read())
                .containsExactly(
                        new TrainingCase(
                                "returned",
                                Instant.parse("2017-01-09T08:17:18Z"),
                                Instant.parse("2017-01-10T11:42:32Z"),
                                new TreeMap<>(Map.of(
                                        "amount.EUR", "34.34",
                                        "costType", "0",
                                        "organization", "unit 1",
                                        "kind", "payment",
                                        "round", "1",
                                        "weekday", "1",
                                        "hour", "9")),
                                true),
                        new TrainingCase(
                                "passed",
                                Instant.parse("2017-01-08T23:30:00Z"),
                                Instant.parse("2017-01-11T11:00:00Z"),
                                new TreeMap<>(Map.of(
                                        "amount.EUR", "100.00",
                                        "costType", "1",
                                        "organization", "unit 2",
                                        "project", "project 7",
                                        "kind", "payment",
                                        "round", "1",
                                        "weekday", "1",
                                        "hour", "0")),
                                false),
                        new TrainingCase(
                                "returned-later",
                                Instant.parse("2017-01-09T09:00:00Z"),
                                Instant.parse("2017-01-10T09:00:00Z"),
                                new TreeMap<>(Map.of("kind", "payment", "round", "1", "weekday", "1", "hour", "10")),
                                false));
    }

    @Test
    void reads_a_gzipped_log_whatever_it_is_called(@TempDir Path folder) throws IOException {
        Path zipped = folder.resolve("log");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(LOG, out);
        }

        assertThat(new RequestLog(zipped, "EUR", Plans.USUAL, Plans.LOGGED).read())
                .isEqualTo(new RequestLog(LOG, "EUR", Plans.USUAL, Plans.LOGGED).read());
    }

    @Test
    void reads_names_however_they_are_written_and_tells_what_it_did_not_find(@TempDir Path folder) throws IOException {
        Path sister = folder.resolve("sister.ndjson");
        Files.writeString(
                sister,
                Files.readString(LOG)
                        .replace("RequestedAmount", "amount")
                        .replaceAll("\"Project(Number)?\"", "\"Venture\""));

        RequestLog log = new RequestLog(sister, "EUR", Plans.USUAL, Plans.LOGGED);

        assertThat(log.read().get(0).features())
                .containsEntry(
                        "amount.EUR",
                        new RequestLog(LOG, "EUR", Plans.USUAL, Plans.LOGGED)
                                .read()
                                .get(0)
                                .features()
                                .get("amount.EUR"));
        assertThat(log.notes())
                .anySatisfy(note -> assertThat(note).contains("its project", "Project, ProjectNumber"))
                .anySatisfy(note -> assertThat(note).startsWith("not read: ").contains("Venture"));
    }

    @Test
    void a_line_that_is_no_case_stops_nothing(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("log.ndjson");
        Files.writeString(
                broken, "{\"caseId\": \n" + Files.readString(LOG).replace("2017-01-09T10:00:00.000+01:00", "soon"));

        RequestLog log = new RequestLog(broken, "EUR", Plans.USUAL, Plans.LOGGED);

        assertThat(log.read()).extracting(TrainingCase::id).containsExactly("returned", "passed");
        assertThat(log.unreadable()).hasSize(2);
        assertThat(log.unreadable().get(0)).startsWith("line 1: ");
        assertThat(log.unreadable().get(1)).startsWith("line 4: ").contains("soon");
    }
}
