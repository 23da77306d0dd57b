package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.RestTest;
import docket.audit.RecordRules;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** The master key leaves the reach of a backup that was made without it, while a running Docket opens what it sealed. */
class MasterKeyCommandTest extends RestTest {

    private static final String SECRET = "Hong Gildong, 110-234-567890";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Value("${docket.data}")
    private Path data;

    @Autowired
    private JdbcTemplate database;

    @Test
    void after_a_rotation_the_running_program_opens_what_was_sealed_and_an_older_backup_does_not_matter()
            throws Exception {
        String before = refund();
        Path backup = folder.resolve("backup");
        assertThat(said(data, "backup", backup.toString(), "--without-master-key"))
                .contains("The master key is not in it");
        assertThat(backup.resolve("keys").resolve("log.key")).exists();
        assertThat(backup.resolve("keys").resolve("master.json")).doesNotExist();

        assertThat(said(data, "master-key", "rotate")).contains("That is on record");

        assertThat(as(DRAFTER).get("/api/cases/" + before).text("content/payee"))
                .isEqualTo(SECRET);
        assertThat(as(DRAFTER).get("/api/cases/" + refund()).text("content/payee"))
                .isEqualTo(SECRET);
        assertThat(database.queryForObject(
                        "SELECT count(*) FROM docket.domain_event WHERE type = 'master-key-rotated'", Long.class))
                .isEqualTo(1);
        assertThat(RecordRules.broken(database.getDataSource()))
                .filteredOn(finding -> finding.contains("filed under") || finding.contains("another kind"))
                .isEmpty();

        Path restored = folder.resolve("restored");
        assertThat(said(restored, "restore", backup.toString()))
                .contains("put it at " + restored.resolve("keys").resolve("master.json"), "Nothing differs");
    }

    @Test
    void whoever_calls_it_wrongly_is_told_how() {
        assertThat(Called.with(Map.of(), written, "master-key")).isEqualTo(2);
        assertThat(Called.with(environment(folder), written, "master-key", "rotate"))
                .isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("Usage: ./docket master-key", "rotate", "No database answers");
    }

    private String said(Path data, String command, String... args) {
        written.reset();
        assertThat(Called.with(environment(data), written, command, args))
                .as("%s", written.toString(UTF_8))
                .isZero();
        return written.toString(UTF_8);
    }

    private static Map<String, String> environment(Path data) {
        return Map.of("DOCKET_DATA", data.toString());
    }

    private String refund() {
        Map<String, Object> draft = payment("Refund", "approve:" + SUPERVISOR);
        draft.put("content", Map.of("body", "Paid twice", "payee", SECRET));
        return start(draft);
    }
}
