package docket.api.rest.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.engine.personal.Sealing;
import docket.engine.store.json.RecordJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the personal fields of a case for those who may read it. What can no longer be opened stays sealed. */
@Component
public final class Unsealing {

    private static final String CONTENT = "content";

    /** What is stored is read as it is: the web's mapper refuses what may come in no more. */
    private static final ObjectMapper STORED = RecordJson.mapper();

    private final Sealing sealing;

    Unsealing(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The fields of a content. */
    public Map<String, Object> content(String caseId, Map<String, Object> fields) {
        Map<String, Object> opened = new LinkedHashMap<>(fields);
        opened.replaceAll((field, value) -> open(caseId, field, value).orElse(value));
        return opened;
    }

    /** The payload of an event, otherwise as it was stored. */
    JsonNode payload(String caseId, JsonNode payload) {
        if (!(payload.path(CONTENT) instanceof ObjectNode sealed)) {
            return payload;
        }
        ObjectNode content = sealed.deepCopy();
        sealed.fields()
                .forEachRemaining(
                        field -> open(caseId, field.getKey(), STORED.convertValue(field.getValue(), Object.class))
                                .ifPresent(value -> content.set(field.getKey(), STORED.valueToTree(value))));
        return ((ObjectNode) payload.deepCopy()).set(CONTENT, content);
    }

    private Optional<Object> open(String caseId, String field, Object value) {
        return value instanceof Map<?, ?> sealed && Sealing.isSealed(sealed)
                ? sealing.open(caseId, field, sealed)
                : Optional.empty();
    }
}
