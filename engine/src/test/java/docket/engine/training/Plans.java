package docket.engine.training;

import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the cards of tests look at. */
final class Plans {

    /** What the shipped processes name. */
    static final CardPlan USUAL = of(null, "costType", "project");

    /** The names of a log of payment requests. */
    static final Map<String, List<String>> LOGGED = Map.of(
            "organization", List.of("OrganizationalEntity"),
            "costType", List.of("Cost_Type"),
            "project", List.of("Project", "ProjectNumber"),
            "amount", List.of("RequestedAmount", "Amount"));

    /** What every case has, and besides these categories of the content. */
    static CardPlan of(@Nullable String process, String... fields) {
        Stream<Feature> all = Stream.of(
                        Stream.of("amount", "kind", "organization").map(FeatureSchema.OF_EVERY_CASE::get),
                        Stream.of(fields).map(field -> Feature.ofField(field, Type.CATEGORICAL)),
                        Stream.of("round", "weekday", "hour").map(FeatureSchema.OF_EVERY_CASE::get))
                .flatMap(some -> some);
        return new CardPlan(process, new FeatureSchema(all.toList()));
    }

    private Plans() {}
}
