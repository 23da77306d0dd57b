package docket.engine.scoring.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.Fact;
import docket.engine.scoring.FeatureSchema;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log of requests: one JSON object a line, plain or gzipped, each with {@code caseId}, {@code attributes} and {@code
 * steps} in order ({@code t}, {@code activity}, {@code role}). Of the attributes only those are read that a request
 * states when it is made; the weekday and the hour are those of the first submission in the log's own offset. A case that
 * was never submitted is left out, and so is one that nobody acted on. A line that is no case stops nothing; see {@link
 * #unreadable}. The file is read once, when it is first asked for; not thread-safe.
 */
public final class RequestLog implements TrainingCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String currency;
    private @Nullable Contents contents;

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
        return contents().cases();
    }

    /** The lines that are no case, each as its number and what is wrong with it. */
    public List<String> unreadable() {
        return contents().unreadable();
    }

    private record Contents(List<TrainingCase> cases, List<String> unreadable) {}

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
        try (LineNumberReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                try {
                    trainingCase(JSON.readTree(line)).ifPresent(cases::add);
                } catch (JsonProcessingException | DateTimeException e) {
                    unreadable.add("line " + lines.getLineNumber() + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Contents(List.copyOf(cases), List.copyOf(unreadable));
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
        first(attributes, "OrganizationalEntity").ifPresent(unit -> features.put("organization", unit));
        first(attributes, "Cost_Type", "CostType").ifPresent(type -> features.put("costType", type));
        first(attributes, "Project", "ProjectNumber").ifPresent(project -> features.put("project", project));
        first(attributes, "RequestedAmount", "Amount")
                .flatMap(RequestLog::amount)
                .ifPresent(amount -> features.put(FeatureSchema.AMOUNT + currency, amount));
        return features;
    }

    private static Optional<String> first(JsonNode attributes, String... names) {
        return Stream.of(names)
                .map(name -> Fact.of(attributes.path(name).asText(null), null).value())
                .filter(Objects::nonNull)
                .findFirst();
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
