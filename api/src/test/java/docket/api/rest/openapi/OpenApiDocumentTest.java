package docket.api.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The document that is checked in is the one that is served. An addition is taken over by running this test with {@code
 * -Ddocket.openapi.write=true}; a breaking change is refused even then.
 */
class OpenApiDocumentTest extends RestTest {

    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void the_checked_in_document_is_the_one_that_is_served() throws IOException {
        JsonNode served = served();
        if (Boolean.getBoolean("docket.openapi.write")) {
            if (Files.exists(CHECKED_IN)) {
                assertThat(BreakingChanges.between(checkedIn(), served)).isEmpty();
            }
            Files.writeString(CHECKED_IN, json.writeValueAsString(served) + "\n");
        }

        assertThat(BreakingChanges.between(checkedIn(), served))
                .as("clients of docs/openapi.json would break")
                .isEmpty();
        assertThat(json.writeValueAsString(served))
                .as("docs/openapi.json is behind: run OpenApiDocumentTest with -Ddocket.openapi.write=true")
                .isEqualTo(json.writeValueAsString(checkedIn()));
    }

    @Test
    void it_is_open_api_3_1_and_complete() {
        JsonNode document = served();

        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("components").path("securitySchemes").has("basic"))
                .isTrue();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("operationId").asText()).isNotEmpty();
                    assertThat(operation.path("summary").asText())
                            .as("%s", operation.path("operationId"))
                            .isNotEmpty();
                    assertThat(operation.path("responses").has("401")).isTrue();
                    assertThat(operation.path("responses").has("500")).isTrue();
                }));
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/cases",
                        "/api/cases/{caseId}",
                        "/api/cases/{caseId}/events",
                        "/api/cases/{caseId}/withdrawal",
                        "/api/tasks",
                        "/api/tasks/{taskId}/claim",
                        "/api/tasks/{taskId}/decision",
                        "/api/decisions",
                        "/api/events",
                        "/api/events/stream",
                        "/api/audit/checkpoint",
                        "/api/audit/events/{logIndex}/entry",
                        "/api/audit/events/{logIndex}/proof",
                        "/api/audit/cases/{caseId}/bundle",
                        "/api/budget/lines",
                        "/api/budget/lines/{lineId}",
                        "/api/budget/lines/{lineId}/allotments");
    }

    private JsonNode served() {
        Client.Answer answer = as(DRAFTER).get("/api/openapi");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private JsonNode checkedIn() throws IOException {
        return json.readTree(CHECKED_IN.toFile());
    }
}
