package docket.benchmark.contest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What every contestant starts a case with. */
public record Draft(
        String title,
        String kind,
        String organization,
        String amount,
        String currency,
        String body,
        Map<String, String> details) {

    private static final Map<String, String> DETAILS = read();

    /** The case with this number. */
    public static Draft number(long number) {
        return new Draft(
                "Repair of the city hall roof, part " + number,
                "payment",
                "facilities",
                "34.34",
                "EUR",
                "The roof leaks above the archive. Two offers were asked for, the cheaper one is attached.",
                DETAILS);
    }

    /** The fields, by the names that they have in a form or as process variables. */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("title", title);
        variables.put("kind", kind);
        variables.put("organization", organization);
        variables.put("amount", amount);
        variables.put("currency", currency);
        variables.put("body", body);
        variables.putAll(details);
        return variables;
    }

    /** What its form asks besides. */
    public Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>(details);
        content.put("body", body);
        return content;
    }

    private static Map<String, String> read() {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(Scoring.resource("details.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> details = new TreeMap<>();
        properties.stringPropertyNames().forEach(field -> details.put(field, properties.getProperty(field)));
        return details;
    }
}
