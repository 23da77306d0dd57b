package docket.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Holds writer, verifier and documentation to the same golden vectors. */
class LogFormatTest {

    private static final Path VECTORS = Path.of("src/test/resources/log/vectors.json");
    private static final Path DOCUMENTATION = Path.of("../docs/log-format.md");

    static Stream<JsonNode> vectors() throws IOException {
        JsonNode all = new ObjectMapper().readTree(VECTORS.toFile());
        assertThat(all.size()).isGreaterThan(3);
        return StreamSupport.stream(all.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_database_writes_the_documented_entry_and_leaf(JsonNode vector) {
        try (TestPostgres database = TestPostgres.fresh()) {
            JdbcTemplate app = new JdbcTemplate(database.app());
            app.update(
                    "INSERT INTO docket.domain_event (event_id, stream, sequence, type, revision, occurred_at, payload,"
                            + " metadata, payload_salt, metadata_salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    text(vector, "eventId"),
                    text(vector, "stream"),
                    vector.get("sequence").asLong(),
                    text(vector, "type"),
                    text(vector, "revision"),
                    text(vector, "time"),
                    bytes(vector, "payload"),
                    bytes(vector, "metadata"),
                    hex(vector, "payloadSalt"),
                    hex(vector, "metadataSalt"));
            app.queryForObject("SELECT docket.number_events(?, 10)", Long.class, text(vector, "agency"));

            Map<String, Object> row = app.queryForMap("SELECT * FROM docket.log_entry");
            assertThat(row).containsEntry("log_index", 0L);
            assertThat(new String((byte[]) row.get("entry"), UTF_8)).isEqualTo(text(vector, "entry"));
            assertThat((byte[]) row.get("leaf_hash")).isEqualTo(hex(vector, "leafHash"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_verifier_makes_the_documented_entry_and_leaf(JsonNode vector) {
        byte[] entry = EntryFormat.entry(new EntryFormat.Source(
                text(vector, "agency"),
                text(vector, "eventId"),
                text(vector, "stream"),
                vector.get("sequence").asLong(),
                text(vector, "type"),
                text(vector, "revision"),
                text(vector, "time"),
                hex(vector, "payloadSalt"),
                bytes(vector, "payload"),
                hex(vector, "metadataSalt"),
                bytes(vector, "metadata")));
        assertThat(new String(entry, UTF_8)).isEqualTo(text(vector, "entry"));
        assertThat(EntryFormat.leafHash(entry)).isEqualTo(hex(vector, "leafHash"));
    }

    @Test
    void the_program_in_the_documentation_reproduces_the_vectors(@TempDir Path folder) throws Exception {
        assumeTrue(pythonIsThere(), "SKIPPED: there is no python3 on this machine");
        Matcher program =
                Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENTATION));
        assertThat(program.find()).isTrue();
        assertThat(program.group(1).lines().count()).isLessThanOrEqualTo(20);
        Path script = Files.writeString(folder.resolve("check.py"), program.group(1));

        Process run = new ProcessBuilder("python3", "-X", "utf8", script.toString(), VECTORS.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(run.getInputStream().readAllBytes(), UTF_8);

        assertThat(run.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.startsWith("ok ")))
                .hasSize((int) vectors().count());
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder(List.of("python3", "--version"))
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String text(JsonNode vector, String field) {
        return vector.get(field).asText();
    }

    private static byte[] bytes(JsonNode vector, String field) {
        return text(vector, field).getBytes(UTF_8);
    }

    private static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of().parseHex(text(vector, field));
    }
}
