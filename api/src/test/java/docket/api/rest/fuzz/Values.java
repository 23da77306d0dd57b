package docket.api.rest.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes values for schemas of an OpenAPI document: such as they ask for, and such as they never would. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WILD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udfff\ud800",
            "\u202e\u0007\u001b[31m",
            "\ufeff결재 😀 ﷽",
            "'; DROP TABLE docket.domain_event; --",
            "${7*7}#{7*7}",
            "${execution.getProcessEngineServices()}",
            "../../../../etc/passwd",
            "%00%0a%0d",
            "<script>alert(1)</script>",
            "null",
            "true",
            "-0",
            "1e999999999",
            "{0}{1}'{2",
            "\\",
            "\"",
            "x".repeat(5_000),
            "가".repeat(30_000));
    private static final List<String> WILD_NUMBERS = List.of(
            "0",
            "-1",
            "2147483648",
            "9223372036854775808",
            "1e400",
            "-1e-400",
            "0.1",
            "123456789012345678901234567890");

    private final Random random;
    private final JsonNode document;
    private final Hints hints;

    Values(Random random, JsonNode document, Hints hints) {
        this.random = random;
        this.document = document;
        this.hints = hints;
    }

    /** A value for a schema; about one part in {@code oneIn} of it is not what the schema asks for. */
    JsonNode value(String name, JsonNode schema, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            return wild(0);
        }
        JsonNode known = resolve(schema);
        return switch (type(known)) {
            case "object" -> object(known, oneIn);
            case "array" -> array(name, known, oneIn);
            case "integer", "number" -> JSON.numberNode(random.nextInt(-1, 60));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> text(name, known);
        };
    }

    /** Anything at all. */
    JsonNode wild(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> raw(wildNumber());
            case 3, 4 -> JSON.textNode(wildText());
            case 5 -> nested(random.nextInt(1, 2_000));
            case 6 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    array.add(wild(depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.objectNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    object.set(wildText(), wild(depth + 1));
                }
                yield object;
            }
        };
    }

    String wildText() {
        return WILD_TEXTS.get(random.nextInt(WILD_TEXTS.size()));
    }

    private String wildNumber() {
        return random.nextInt(5) == 0
                ? new BigInteger(200, random).toString()
                : WILD_NUMBERS.get(random.nextInt(WILD_NUMBERS.size()));
    }

    private JsonNode object(JsonNode schema, int oneIn) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Iterator<Map.Entry<String, JsonNode>> properties =
                schema.path("properties").fields();
        while (properties.hasNext()) {
            Map.Entry<String, JsonNode> property = properties.next();
            boolean given = required.contains(property.getKey()) ? random.nextInt(oneIn) != 0 : random.nextBoolean();
            if (given) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), oneIn));
            }
        }
        if (schema.path("properties").isMissingNode()) {
            for (String name : List.of("body", "lineId", "purpose", wildText())) {
                if (random.nextBoolean()) {
                    String known = hints.pick(name, random);
                    object.set(name, known == null ? JSON.textNode("words") : JSON.textNode(known));
                }
            }
        }
        if (random.nextInt(oneIn) == 0) {
            object.set("noSuchField", wild(0));
        }
        return object;
    }

    private JsonNode array(String name, JsonNode schema, int oneIn) {
        ArrayNode array = JSON.arrayNode();
        int size = random.nextInt(oneIn) == 0 ? random.nextInt(200) : random.nextInt(1, 4);
        for (int i = 0; i < size; i++) {
            array.add(value(name, schema.path("items"), oneIn * 2));
        }
        return array;
    }

    private JsonNode text(String name, JsonNode schema) {
        String known = hints.pick(name, random);
        if (known != null && random.nextInt(8) != 0) {
            return JSON.textNode(known);
        }
        JsonNode choices = schema.path("enum");
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size()));
        }
        return JSON.textNode(schema.has("example") ? schema.path("example").asText() : "words " + random.nextInt(10));
    }

    private static JsonNode nested(int depth) {
        return raw("[".repeat(depth) + "]".repeat(depth));
    }

    private static JsonNode raw(String json) {
        return new POJONode(new RawValue(json));
    }

    private JsonNode resolve(JsonNode schema) {
        @Nullable String reference = schema.path("$ref").asText(null);
        return reference == null ? schema : document.at(reference.substring(1));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(0).asText();
        }
        return type.asText(schema.has("properties") ? "object" : "string");
    }
}
