package docket.engine.scoring;

import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The features that a model may look at, in their order. The SHA-256 of its canonical JSON names it in every record. */
public record FeatureSchema(List<Feature> features) {

    /** How a value is put into a bin: by where it lies between quantiles, or by what it is. */
    public enum Type {
        NUMERIC,
        CATEGORICAL
    }

    /** One declared feature, and in {@code meaning} what it is and where it comes from. */
    public record Feature(String name, Type type, String meaning) {}

    /** The prefix of the amount features: one per currency, because amounts of two currencies do not compare. */
    public static final String AMOUNT = "amount.";

    private static final Pattern AMOUNT_OF_A_CURRENCY = Pattern.compile("amount\\.[A-Z]{3}");

    private static final List<Feature> OF_EVERY_CASE = List.of(
            new Feature("kind", Type.CATEGORICAL, "kind of the request, from the opening"),
            new Feature("organization", Type.CATEGORICAL, "organisation of the request, from the opening"),
            new Feature("costType", Type.CATEGORICAL, "content field costType as submitted"),
            new Feature("project", Type.CATEGORICAL, "content field project as submitted"),
            new Feature("round", Type.CATEGORICAL, "1 for the first submission, one more for each resubmission"),
            new Feature(
                    "weekday", Type.CATEGORICAL, "ISO weekday of the submission, 1 is Monday, in the agency's zone"),
            new Feature("hour", Type.NUMERIC, "hour of the submission, 0 to 23, in the agency's zone"));

    /** The schema of cases whose amounts are in these currencies (ISO 4217). */
    public static FeatureSchema forCurrencies(SortedSet<String> currencies) {
        Stream<Feature> amounts = currencies.stream()
                .map(currency -> new Feature(
                        AMOUNT + currency, Type.NUMERIC, "amount requested in " + currency + ", from the opening"));
        return new FeatureSchema(Stream.concat(amounts, OF_EVERY_CASE.stream()).toList());
    }

    /** The features that the record has nothing to say about: of another name, or of another type than here. */
    public static List<String> foreign(FeatureSchema other) {
        return other.features().stream()
                .filter(feature -> OF_EVERY_CASE.stream()
                                .noneMatch(own -> own.name().equals(feature.name()) && own.type() == feature.type())
                        && !(AMOUNT_OF_A_CURRENCY.matcher(feature.name()).matches() && feature.type() == Type.NUMERIC))
                .map(Feature::name)
                .toList();
    }

    public String sha256() {
        return CanonicalJson.sha256(CanonicalJson.write(this));
    }
}
