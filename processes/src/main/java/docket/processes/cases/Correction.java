package docket.processes.cases;

import docket.engine.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a drafter corrects of a returned case; what is null stays as it is. */
public record Correction(
        @Nullable String title,
        @Nullable String kind,
        @Nullable String organization,
        @Nullable Money amount) {

    /** By the names of the fields of forms. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "title", title);
        put(fields, "kind", kind);
        put(fields, "organization", organization);
        if (amount != null) {
            fields.put("amount", amount.toDecimal());
            fields.put("currency", amount.currency().getCurrencyCode());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
