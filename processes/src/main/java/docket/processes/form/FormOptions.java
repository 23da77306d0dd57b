package docket.processes.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.bpmn.ModelProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a form, as it is served, the options that it asks of the record ({@link ModelProperties#OPTIONS}). Tasklist
 * gives a start form no variables, so that the options must come with the form. Thread-safe.
 */
final class FormOptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BudgetFacts budget;

    FormOptions(BudgetFacts budget) {
        this.budget = budget;
    }

    /** @param chosen what is chosen already in a field, or null */
    InputStream into(InputStream form, UnaryOperator<@Nullable String> chosen, Locale reader) {
        try (form) {
            byte[] bytes = form.readAllBytes();
            JsonNode read = JSON.readTree(bytes);
            return new ByteArrayInputStream(
                    fill(read.path("components"), chosen, reader) ? JSON.writeValueAsBytes(read) : bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fill(JsonNode components, UnaryOperator<@Nullable String> chosen, Locale reader) {
        boolean filled = false;
        for (JsonNode component : components) {
            if (component
                    .path("properties")
                    .path(ModelProperties.OPTIONS)
                    .asText()
                    .equals(ModelProperties.BUDGET_LINES)) {
                ArrayNode values = ((ObjectNode) component).putArray("values");
                Map<String, String> options =
                        budget.options(chosen.apply(component.path("key").asText()), reader);
                options.forEach(
                        (id, label) -> values.addObject().put("label", label).put("value", id));
                filled = true;
            }
            filled |= fill(component.path("components"), chosen, reader);
        }
        return filled;
    }
}
