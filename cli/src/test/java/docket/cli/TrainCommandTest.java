package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void without_a_database_it_learns_from_a_log_and_says_that_nothing_is_stored() throws IOException {
        assertThat(run("--log", log(300).toString())).isZero();

        assertThat(written.toString(UTF_8)).contains("AUC", "Brier", "Calibration", "line 301", "Not stored");
    }

    @Test
    void without_a_database_there_is_no_record_to_learn_from() {
        assertThat(run()).isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("./docket up");
    }

    @Test
    void says_when_there_is_too_little_to_learn_from() throws IOException {
        assertThat(run("--log", log(3).toString())).isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("too little");
    }

    @Test
    void called_wrongly_it_says_how_it_is_called() {
        assertThat(run("--log", "nowhere")).isEqualTo(1);
        assertThat(run("something")).isEqualTo(2);
        assertThat(written.toString(UTF_8))
                .contains("There is no file nowhere.", "'something'", "Usage: ./docket train");
    }

    private int run(String... args) {
        Map<String, String> environment =
                Map.of("DOCKET_DATA", folder.resolve("data").toString());
        return Called.with(environment, written, "train", args);
    }

    private Path log(int size) throws IOException {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < size; i++) {
            int amount = random.nextInt(1_000);
            String day = LocalDate.of(2020, 1, 1).plusDays(i).toString();
            String decided = random.nextInt(1_000) < amount ? "REJECTED" : "FINAL_APPROVED";
            lines.append("""
                    {"caseId": "c%d", "attributes": {"RequestedAmount": "%d"}, "steps": [\
                    {"t": "%sT09:00:00+01:00", "activity": "Request SUBMITTED by EMPLOYEE", "role": "EMPLOYEE"}, \
                    {"t": "%sT10:00:00+01:00", "activity": "Request %s by SUPERVISOR", "role": "SUPERVISOR"}]}
                    """.formatted(i, amount, day, day, decided));
        }
        lines.append("no case\n");
        return Files.writeString(folder.resolve("log.ndjson"), lines);
    }
}
