package docket.benchmark.contest;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every contestant starts a case with. */
public record Draft(
        String title,
        String kind,
        String organization,
        String amount,
        String currency,
        String body,
        String costType,
        String project) {

    /** The case with this number. */
    public static Draft number(long number) {
        return new Draft(
                "Repair of the city hall roof, part " + number,
                "payment",
                "facilities",
                "34.34",
                "EUR",
                "The roof leaks above the archive. Two offers were asked for, the cheaper one is attached.",
                "material",
                "city-hall");
    }

    /** By the names under which a form, or a process variable, has them. */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("title", title);
        variables.put("kind", kind);
        variables.put("organization", organization);
        variables.put("amount", amount);
        variables.put("currency", currency);
        variables.put("body", body);
        variables.put("costType", costType);
        variables.put("project", project);
        return variables;
    }
}
