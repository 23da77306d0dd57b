package docket.processes.scoring;

import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.training.CardPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The features of a log of payment requests, and the names that such logs have for them
 * ({@code payment-log.properties}).
 */
public final class LoggedFeatures {

    private static final String FEATURES = "features";
    private static final String NAME = "name.";

    private final Properties said = new Properties();

    public LoggedFeatures() {
        try (InputStream in = Objects.requireNonNull(
                LoggedFeatures.class.getResourceAsStream("/docket/scoring/payment-log.properties"))) {
            said.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The plan of a card of every process: what it is to look at. A log has no form, so that its own fields are
     * categories.
     */
    public CardPlan plan() {
        return new CardPlan(
                null,
                new FeatureSchema(list(said.getProperty(FEATURES))
                        .map(LoggedFeatures::feature)
                        .toList()));
    }

    /** The names in logs, by feature; the first that a request states counts. */
    public Map<String, List<String>> names() {
        Map<String, List<String>> names = new TreeMap<>();
        said.stringPropertyNames().stream()
                .filter(key -> key.startsWith(NAME))
                .forEach(key -> names.put(
                        key.substring(NAME.length()),
                        list(said.getProperty(key)).toList()));
        return names;
    }

    private static Feature feature(String name) {
        return FeatureSchema.OF_EVERY_CASE.getOrDefault(name, Feature.ofField(name, Type.CATEGORICAL));
    }

    private static Stream<String> list(String names) {
        return Stream.of(names.strip().split("\\s*,\\s*"));
    }
}
