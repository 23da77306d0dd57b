package docket.api.audit;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.words.Called;
import docket.api.words.PayloadField;
import docket.api.words.Words;
import docket.engine.store.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an event says, in a few words. */
final class Summary {

    private static final List<String> TELLING = List.of("number", "title", "reason", "name");

    private final Called called;
    private final Words words;

    Summary(Called called) {
        this.called = called;
        this.words = called.words();
    }

    String of(StoredEvent event) {
        JsonNode said = event.payload();
        return switch (event.type()) {
            case "step-offered" ->
                words.of("kind", said.path("kind").asText()) + " → "
                        + called.whose(said.path("user").textValue(), texts(said.path("groups")));
            case "step-decided" ->
                words.of("decision", said.path("decision").asText()) + " · "
                        + words.of("kind", said.path("kind").asText());
            case "step-delegated" -> "→ " + called.personWithId(said.path("to").asText());
            case "authority-resolved" -> called.several(texts(said.path("holders")));
            case "case-scored" -> score(said.path("score"));
            case "case-corrected" -> changes(said.path("before"), said.path("now"));
            case "case-closed" -> words.of("state", said.path("outcome").asText());
            case "operator-intervened" ->
                words.of("intervention", said.path("intervention").asText());
            default ->
                said.has("amount") && said.has("lineId") ? said.path("lineId").asText() : telling(said);
        };
    }

    /** {@code 금액 1,200,000원 → 1,500,000원}, of each that is another now. */
    private String changes(JsonNode before, JsonNode now) {
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
                .filter(field -> !before.path(field).equals(now.path(field)))
                .map(field -> called.label(field) + " " + text(field, before.path(field)) + " → "
                        + text(field, now.path(field)))
                .collect(Collectors.joining(" · "));
    }

    private String text(String field, JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "–" : PayloadField.text(field, value, called);
    }

    private String score(JsonNode score) {
        return words.of("advice", score.path("advice").asText()) + " · "
                + words.percent(score.path("probabilityMicros").asInt());
    }

    private static String telling(JsonNode said) {
        return TELLING.stream()
                .filter(name -> said.path(name).isTextual())
                .map(name -> said.get(name).asText())
                .findFirst()
                .orElse("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
