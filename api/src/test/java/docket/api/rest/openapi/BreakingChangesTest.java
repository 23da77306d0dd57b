package docket.api.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakingChangesTest {

    private static final String DOCUMENT = """
            {"paths": {"/cases": {"post": {
                "parameters": [{"in": "query", "name": "q", "schema": {"type": "string", "maxLength": 300}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Draft"}}}},
                "responses": {"200": {"content": {"application/json": {"schema": {
                    "type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}}}}}}}}},
             "components": {"schemas": {"Draft": {"type": "object", "required": ["title"], "properties": {
                "title": {"type": "string"},
                "note": {"type": "string"},
                "kind": {"type": "string", "enum": ["a", "b"]}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/cases\"| \"/case\"",
                "\"post\"| \"put\"",
                "\"name\": \"q\"| \"name\": \"query\"",
                "\"name\": \"q\"| \"name\": \"q\", \"required\": true",
                "\"maxLength\": 300| \"maxLength\": 30",
                "[\"title\"]| [\"title\", \"note\"]",
                "\"note\"| \"remark\"",
                "[\"a\", \"b\"]| [\"a\"]",
                "{\"id\": {\"type\": \"string\"}}| {\"id\": {\"type\": \"integer\"}}",
                "{\"id\"| {\"key\"",
                "\"200\"| \"201\"",
            })
    void finds_what_would_break_a_client(String old, String now) {
        assertThat(BreakingChanges.between(read(DOCUMENT), read(DOCUMENT.replace(old, now))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/cases\"| \"/more\": {\"get\": {}}, \"/cases\"",
                "[\"title\"]| []",
                "[\"a\", \"b\"]| [\"a\", \"b\", \"c\"]",
                "\"maxLength\": 300| \"maxLength\": 3000",
                "{\"id\"| {\"more\": {\"type\": \"string\"}, \"id\"",
                "\"note\"| \"more\": {\"type\": \"string\"}, \"note\"",
            })
    void lets_additions_pass(String old, String now) {
        assertThat(BreakingChanges.between(read(DOCUMENT), read(DOCUMENT.replace(old, now))))
                .isEmpty();
    }

    @Test
    void a_document_does_not_break_itself() {
        assertThat(BreakingChanges.between(read(DOCUMENT), read(DOCUMENT))).isEmpty();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
