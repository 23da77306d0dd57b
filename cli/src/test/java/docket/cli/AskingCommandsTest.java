package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.boot.RunningDatabase;
import docket.api.rest.RestTest;
import docket.bpmn.ModelCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

class AskingCommandsTest extends RestTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Autowired
    private JdbcTemplate database;

    @Value("${docket.data}")
    private Path data;

    @TempDir
    Path folder;

    @Test
    void rescore_says_how_many_scores_are_the_same_and_fails_where_one_is_not() throws IOException {
        String caseId = routed("Felt for the piano");
        Path report = folder.resolve("report.json");

        assertThat(rescore("--json", report.toString())).isZero();

        assertThat(said()).contains("the same, bit for bit");
        var json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("same").asLong()).isPositive();
        assertThat(json.path("same").asLong() + json.path("erased").asLong())
                .isEqualTo(json.path("scores").asLong());
        JdbcTemplate superuser = new JdbcTemplate(RunningDatabase.superuser(data));
        String alter =
                "UPDATE docket.domain_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'), ?, ?),"
                        + " 'UTF8') WHERE stream = ? AND type = 'case-scored'";
        superuser.update(alter, "NOTHING_FOUND", "CHECK", caseId);
        try {
            assertThat(rescore()).isEqualTo(1);
            assertThat(said()).contains("DIFFERENT case " + caseId, "./docket fsck");
        } finally {
            superuser.update(alter, "CHECK", "NOTHING_FOUND", caseId);
        }
    }

    @Test
    void what_if_says_who_would_have_gone_otherwise_and_writes_the_list() throws IOException {
        String caseId = routed("Strings for the harp");
        Path table = Files.writeString(folder.resolve("stricter.dmn"), withoutDirectors());
        Path list = folder.resolve("list.csv");

        assertThat(whatIf("--authority", table.toString(), "--list", list.toString()))
                .as(said())
                .isZero();

        assertThat(said())
                .contains(
                        "director (payment-supervisor, payment-director) → supervisor (payment-supervisor, payment-director), and the line refused");
        assertThat(Files.readString(list)).contains(caseId + ",1,document-approval,facilities,payment,");
        assertThat(database.queryForList(
                        "SELECT convert_from(metadata, 'UTF8')::json ->> 'door' FROM docket.domain_event"
                                + " WHERE type = 'record-read' AND convert_from(payload, 'UTF8') LIKE '%account%'",
                        String.class))
                .contains("cli");
        assertThat(whatIf("--authority", "1")).isZero();
        assertThat(whatIf("--model", "999")).isEqualTo(1);
        assertThat(said()).contains("999", "return-risk:1");
    }

    @Test
    void train_says_what_no_score_can_go_by_and_which_processes_there_are() {
        assertThat(train("--process", "document-approval", "--features", "amount, payee, shoeSize"))
                .isEqualTo(1);
        assertThat(said())
                .contains(
                        "document-approval cannot go by payee, shoeSize",
                        "payee is about a person",
                        "shoeSize is no field of the form document-approval-start");
        assertThat(train("--process", "no-approval")).isEqualTo(1);
        assertThat(said()).contains("no process no-approval", "is none of these:", "document-approval");
        assertThat(train("--process", "simple-approval")).isEqualTo(1);
        assertThat(said()).contains("simple-approval names nothing", "docket.features");
        assertThat(train("--features", "amount")).isEqualTo(1);
        assertThat(said()).contains("--process");
        assertThat(train("--lines", "--process", "simple-approval")).isEqualTo(1);
        assertThat(said()).contains("--lines learns from the record's budget lines");
        assertThat(train("--lines")).isEqualTo(1);
        assertThat(said()).contains("There is too little to learn from.");
    }

    @Test
    void called_wrongly_they_say_how_they_are_called() {
        assertThat(whatIf()).isEqualTo(2);
        assertThat(whatIf("--model", "1", "--authority", "1")).isEqualTo(2);
        assertThat(whatIf("--model", "1", "--from", "yesterday")).isEqualTo(2);
        assertThat(rescore("--to", "-1")).isEqualTo(2);
        assertThat(said()).contains("Usage: ./docket what-if", "Usage: ./docket rescore");
        Map<String, String> nowhere = Map.of("DOCKET_DATA", folder.toString());
        assertThat(Called.with(nowhere, written, "rescore")).isEqualTo(1);
        assertThat(Called.with(nowhere, written, "what-if", "--model", "1")).isEqualTo(1);
        assertThat(said()).contains("./docket up");
    }

    private String routed(String title) {
        String caseId = start(payment(title, "approve:director"));
        taskOf(DIRECTOR, caseId);
        while (Boolean.FALSE.equals(database.queryForObject(
                "SELECT EXISTS (SELECT FROM docket.domain_event JOIN docket.log_entry USING (global_index)"
                        + " WHERE stream = ? AND type = 'authority-resolved')",
                Boolean.class,
                caseId))) {
            pause();
        }
        return caseId;
    }

    private static String withoutDirectors() {
        return ModelCatalog.shipped().stream()
                .filter(model -> model.name().endsWith("authority.dmn"))
                .findFirst()
                .orElseThrow()
                .text()
                .replace("<text>\"director\"</text>", "<text>\"supervisor\"</text>")
                .replace("approve:director", "approve:supervisor");
    }

    private int rescore(String... args) {
        return Called.with(Map.of("DOCKET_DATA", data.toString()), written, "rescore", args);
    }

    private int train(String... args) {
        return Called.with(Map.of("DOCKET_DATA", data.toString()), written, "train", args);
    }

    private int whatIf(String... args) {
        return Called.with(Map.of("DOCKET_DATA", data.toString()), written, "what-if", args);
    }

    private String said() {
        return written.toString(UTF_8);
    }
}
