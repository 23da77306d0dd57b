package docket.engine.scoring;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The features that a model may look at, in their order: what every case has, and fields of the content. The SHA-256 of
 * its canonical JSON names it in every record.
 */
public record FeatureSchema(List<Feature> features) {

    /** How a value is put into a bin: by where it lies between quantiles, or by what it is. */
    public enum Type {
        NUMERIC,
        CATEGORICAL
    }

    /** One declared feature, and in {@code meaning} what it is and where it comes from. */
    public record Feature(String name, Type type, String meaning) {

        /** The feature of a field of the content, by its key. */
        public static Feature ofField(String key, Type type) {
            return new Feature(key, type, "content field " + key + " as submitted");
        }
    }

    /** The prefix of the amount features: one per currency, because amounts of two currencies do not compare. */
    public static final String AMOUNT = "amount.";

    /** The amount in whatever currency: {@link #forCurrencies} makes one feature per currency of it. */
    public static final Feature ANY_AMOUNT = new Feature("amount", Type.NUMERIC, "amount requested, from the opening");

    private static final Pattern AMOUNT_OF_A_CURRENCY = Pattern.compile("amount\\.[A-Z]{3}");

    /** What every case has, by name; no field of a content is read under one of these names. */
    public static final Map<String, Feature> OF_EVERY_CASE = Stream.of(
                    ANY_AMOUNT,
                    new Feature("kind", Type.CATEGORICAL, "kind of the request, from the opening"),
                    new Feature("organization", Type.CATEGORICAL, "organisation of the request, from the opening"),
                    new Feature(
                            "round", Type.CATEGORICAL, "1 for the first submission, one more for each resubmission"),
                    new Feature(
                            "weekday",
                            Type.CATEGORICAL,
                            "ISO weekday of the submission, 1 is Monday, in the agency's zone"),
                    new Feature("hour", Type.NUMERIC, "hour of the submission, 0 to 23, in the agency's zone"))
            .collect(Collectors.toUnmodifiableMap(Feature::name, feature -> feature));

    /**
     * The same features, with the amount in each of these currencies (ISO 4217) in the place of {@link #ANY_AMOUNT}.
     */
    public FeatureSchema forCurrencies(SortedSet<String> currencies) {
        return new FeatureSchema(features.stream()
                .flatMap(feature -> feature.equals(ANY_AMOUNT)
                        ? currencies.stream()
                                .map(currency -> new Feature(
                                        AMOUNT + currency,
                                        Type.NUMERIC,
                                        "amount requested in " + currency + ", from the opening"))
                        : Stream.of(feature))
                .toList());
    }

    /** Whether the feature is a field of the content, and not what every case has. */
    public static boolean isField(String feature) {
        return !OF_EVERY_CASE.containsKey(feature)
                && !AMOUNT_OF_A_CURRENCY.matcher(feature).matches();
    }

    /** The features that are fields of the content. */
    public List<Feature> fields() {
        return features.stream().filter(feature -> isField(feature.name())).toList();
    }

    /**
     * Whether a model takes for what every case has something that none has: of another type, or an amount of no
     * currency.
     */
    public static boolean isMistaken(Feature feature) {
        Feature ofEveryCase = OF_EVERY_CASE.getOrDefault(feature.name(), ANY_AMOUNT);
        return !isField(feature.name())
                && (ofEveryCase.type() != feature.type() || feature.name().equals(ANY_AMOUNT.name()));
    }

    public String sha256() {
        return CanonicalJson.sha256(CanonicalJson.write(this));
    }
}
