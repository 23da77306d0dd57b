package docket.bpmn.lint.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads a form: each component becomes an element {@code form:TYPE}, each other object or list {@code form:NAME}. */
public final class FormReading {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static Node read(String json) throws UnreadableModel {
        try {
            JsonNode form = JSON.readTree(json);
            return component(form);
        } catch (JsonProcessingException e) {
            throw new UnreadableModel(
                    e.getLocation() == null ? null : e.getLocation().getLineNr(),
                    Unread.NOT_WELL_FORMED,
                    e.getOriginalMessage());
        }
    }

    private static Node component(JsonNode json) {
        return element("form:" + json.path("type").asText(), json);
    }

    private static Node element(String name, JsonNode json) {
        Node node = new Node(name, null);
        if (!json.isObject()) {
            node.text = json.asText();
            return node;
        }
        json.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("components")) {
                value.forEach(child -> node.children.add(component(child)));
            } else if (value.isArray()) {
                value.forEach(entry -> node.children.add(element("form:" + field.getKey(), entry)));
            } else if (value.isObject()) {
                node.children.add(element("form:" + field.getKey(), value));
            } else {
                node.attributes.put(field.getKey(), value.asText());
            }
        });
        return node;
    }

    private FormReading() {}
}
