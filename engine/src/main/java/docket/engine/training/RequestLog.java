package docket.engine.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.Fact;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Feature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log of requests: one JSON object a line, plain or gzipped, each with {@code caseId}, {@code attributes} and
 * {@code steps} in order ({@code t}, {@code activity}, {@code role}). Of the attributes only those are read that a
 * request states when it is made, in whatever case and with whatever signs between words their names are written;
 * {@link #notes} tells what was looked for in vain and what was not read; the weekday and the hour are those of the
 * first submission in the log's own offset. A case that was never submitted is left out, and so is one that nobody
 * acted on. A line that is no case stops nothing; see {@link #unreadable}. The file is read once, when it is first
 * asked for; not thread-safe.
 */
public final class RequestLog implements TrainingCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The features that are read from a request's steps, or are the same for all. */
    private static final Set<String> OF_THE_STEPS = Set.of("kind", "round", "weekday", "hour");

    private final Path file;
    private final String currency;

    /** The features, and what the log calls them; the first that a request states counts. */
    private final SortedMap<String, List<String>> looked = new TreeMap<>();

    private @Nullable Contents contents;

    /**
     * @param currency of the amounts (ISO 4217), which the log does not say
     * @param plan which features are read
     * @param names what logs call features; one that is not among them has its own name
     */
    public RequestLog(Path file, String currency, CardPlan plan, Map<String, List<String>> names) {
        this.file = file;
        this.currency = currency;
        for (Feature feature : plan.schema().features()) {
            if (!OF_THE_STEPS.contains(feature.name())) {
                looked.put(feature.name(), names.getOrDefault(feature.name(), List.of(feature.name())));
            }
        }
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
        return contents().cases();
    }

    /** The lines that are no case, each by its number with what is wrong with it. */
    public List<String> unreadable() {
        return contents().unreadable();
    }

    /** What no case of the log says, by the names that were looked for, and which attributes were not read. */
    public List<String> notes() {
        Contents read = contents();
        List<String> notes = new ArrayList<>();
        looked.forEach((feature, names) -> {
            boolean says = read.cases().stream()
                    .anyMatch(trainingCase -> trainingCase.features().containsKey(nameOf(feature)));
            if (!says) {
                notes.add("no case says its " + feature + ", which is looked for as " + String.join(", ", names));
            }
        });
        Set<String> unread = new TreeSet<>(read.attributes());
        unread.removeIf(attribute -> looked.values().stream()
                .flatMap(List::stream)
                .anyMatch(name -> plain(name).equals(plain(attribute))));
        if (!unread.isEmpty()) {
            notes.add("not read: " + String.join(", ", unread));
        }
        return notes;
    }

    private record Contents(List<TrainingCase> cases, List<String> unreadable, Set<String> attributes) {}

    private Contents contents() {
        Contents known = contents;
        if (known == null) {
            known = parse();
            contents = known;
        }
        return known;
    }

    private Contents parse() {
        List<TrainingCase> cases = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        Set<String> attributes = new TreeSet<>();
        try (LineNumberReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                try {
                    JsonNode logged = JSON.readTree(line);
                    trainingCase(logged).ifPresent(cases::add);
                    logged.path("attributes").fieldNames().forEachRemaining(attributes::add);
                } catch (JsonProcessingException | DateTimeException e) {
                    unreadable.add("line " + lines.getLineNumber() + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Contents(List.copyOf(cases), List.copyOf(unreadable), attributes);
    }

    private LineNumberReader open() throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return new LineNumberReader(
                new InputStreamReader(zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }

    private Optional<TrainingCase> trainingCase(JsonNode logged) {
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
        features.put("kind", "payment");
        features.put("round", "1");
        features.put("weekday", Integer.toString(submitted.getDayOfWeek().getValue()));
        features.put("hour", Integer.toString(submitted.getHour()));
        Map<String, String> values = new HashMap<>();
        attributes
                .fields()
                .forEachRemaining(field ->
                        values.put(plain(field.getKey()), field.getValue().asText()));
        looked.forEach((feature, names) -> first(values, names)
                .flatMap(value -> isAmount(feature) ? amount(value) : Optional.of(value))
                .ifPresent(value -> features.put(nameOf(feature), value)));
        return features;
    }

    private static boolean isAmount(String feature) {
        return feature.equals(FeatureSchema.ANY_AMOUNT.name());
    }

    private String nameOf(String feature) {
        return isAmount(feature) ? FeatureSchema.AMOUNT + currency : feature;
    }

    private static Optional<String> first(Map<String, String> said, List<String> names) {
        return names.stream()
                .map(name -> Fact.of(said.get(plain(name)), null).value())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Optional<String> amount(String text) {
        String stripped = text.strip();
        return BinnedFeature.isNumber(stripped)
                ? Optional.of(new BigDecimal(stripped)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .toPlainString())
                : Optional.empty();
    }

    private static boolean is(JsonNode step, String verb) {
        return step.path("activity").asText().contains(verb);
    }

    private static OffsetDateTime time(JsonNode step) {
        return OffsetDateTime.parse(step.path("t").asText());
    }
}
