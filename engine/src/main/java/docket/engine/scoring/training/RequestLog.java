package docket.engine.scoring.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.scoring.FeatureSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A log of payment requests: one JSON object a line, gzipped where the name ends in {@code .gz}, each with {@code
 * caseId}, {@code attributes} and {@code steps} in order ({@code t}, {@code activity}, {@code role}). Of the attributes
 * only those are read that a request states when it is made; the weekday and the hour are those of the first submission
 * in the log's own offset. A case that was never submitted is left out, and so is one that has no later step.
 */
public final class RequestLog implements TrainingCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String currency;

    /** @param currency of the amounts (ISO 4217), which the log does not say */
    public RequestLog(Path file, String currency) {
        this.file = file;
        this.currency = currency;
    }

    @Override
    public String source() {
        return "log " + file.getFileName();
    }

    @Override
    public String label() {
        return "an officer rejected the request between its first submission and the next";
    }

    @Override
    public List<TrainingCase> read() {
        try (BufferedReader lines = open()) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(this::trainingCase)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        boolean zipped = file.toString().endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }

    private Optional<TrainingCase> trainingCase(String line) {
        JsonNode logged = parse(line);
        JsonNode steps = logged.path("steps");
        int first = 0;
        while (first < steps.size() && !is(steps.get(first), " SUBMITTED ")) {
            first++;
        }
        if (first + 1 >= steps.size()) {
            return Optional.empty();
        }
        OffsetDateTime submitted = time(steps.get(first));
        boolean returned = false;
        int last = first;
        while (!returned && last + 1 < steps.size() && !is(steps.get(last + 1), " SUBMITTED ")) {
            last++;
            returned = is(steps.get(last), " REJECTED ")
                    && !steps.get(last).path("role").asText().equals("EMPLOYEE");
        }
        return Optional.of(new TrainingCase(
                logged.path("caseId").asText(),
                submitted.toInstant(),
                time(steps.get(last)).toInstant(),
                features(logged.path("attributes"), submitted),
                returned));
    }

    private SortedMap<String, String> features(JsonNode attributes, OffsetDateTime submitted) {
        SortedMap<String, String> features = new TreeMap<>();
        put(features, "organization", attributes.path("OrganizationalEntity").asText());
        put(features, "costType", attributes.path("Cost_Type").asText());
        put(features, "project", attributes.path("Project").asText());
        features.put("kind", "payment");
        features.put("round", "1");
        features.put("weekday", Integer.toString(submitted.getDayOfWeek().getValue()));
        features.put("hour", Integer.toString(submitted.getHour()));
        amount(attributes.path("RequestedAmount").asText())
                .ifPresent(amount -> features.put(FeatureSchema.AMOUNT + currency, amount));
        return features;
    }

    private static Optional<String> amount(String text) {
        try {
            return Optional.of(
                    new BigDecimal(text).setScale(2, RoundingMode.HALF_EVEN).toPlainString());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void put(SortedMap<String, String> features, String name, String value) {
        if (!value.isBlank() && !value.equals("UNKNOWN")) {
            features.put(name, value);
        }
    }

    private static boolean is(JsonNode step, String verb) {
        return step.path("activity").asText().contains(verb);
    }

    private static OffsetDateTime time(JsonNode step) {
        return OffsetDateTime.parse(step.path("t").asText());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a JSON object in a line", e);
        }
    }
}
