package docket.engine.training;

import docket.engine.scoring.FeatureSchema;
import org.jspecify.annotations.Nullable;

/**
 * Says what a new card is for.
 *
 * @param process whose cases it scores; null: those of every process that has no card of its own
 * @param schema what it may look at; {@link FeatureSchema#ANY_AMOUNT} stands for the amount in each currency
 */
public record CardPlan(@Nullable String process, FeatureSchema schema, Purpose purpose) {

    /** A card that foretells whether cases come back. */
    public CardPlan(@Nullable String process, FeatureSchema schema) {
        this(process, schema, Purpose.RETURN);
    }

    /** Whether its card may look at this fact of a case. */
    boolean has(String fact) {
        return schema.features().stream()
                .anyMatch(feature -> feature.name().equals(fact)
                        || feature.equals(FeatureSchema.ANY_AMOUNT) && fact.startsWith(FeatureSchema.AMOUNT));
    }
}
