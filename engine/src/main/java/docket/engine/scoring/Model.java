package docket.engine.scoring;

import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.scoring.ScoreRecord.Feature;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A card under the name that its bytes give it. */
public record Model(String sha256, Scorecard card) {

    /** @throws IllegalArgumentException if the bytes are no canonical card */
    public static Model of(byte[] bytes) {
        return new Model(CanonicalJson.sha256(bytes), CanonicalJson.read(bytes, Scorecard.class));
    }

    public static Model of(Scorecard card) {
        return of(CanonicalJson.write(card));
    }

    public byte[] bytes() {
        return CanonicalJson.write(card);
    }

    /**
     * Adds up the points of the bins into which the facts fall. A feature that is not among the facts is missing; where
     * all are, the advice is {@link Advice#NONE}. The latency is left at zero.
     */
    public ScoreRecord score(Map<String, Fact> facts, @Nullable String fallback) {
        List<Feature> features = card.features().stream()
                .map(feature -> contribution(feature, facts.getOrDefault(feature.name(), Fact.MISSING)))
                .toList();
        long sum = features.stream().mapToLong(Feature::contribution).reduce(card.base(), Math::addExact);
        int probability = Logistic.micros(sum);
        boolean nothingKnown = features.stream().allMatch(feature -> feature.value() == null);
        return new ScoreRecord(
                card.name(),
                card.version(),
                sha256,
                card.trainingData().sha256(),
                card.schemaSha256(),
                features,
                card.base(),
                sum,
                probability,
                card.threshold().micros(),
                card.threshold().version(),
                nothingKnown ? Advice.NONE : advice(probability),
                0,
                fallback);
    }

    private Advice advice(int probabilityMicros) {
        return card.threshold().advisesToCheck(probabilityMicros) ? Advice.CHECK : Advice.NOTHING_FOUND;
    }

    private static Feature contribution(BinnedFeature feature, Fact fact) {
        Bin bin = feature.binOf(fact.value());
        return new Feature(feature.name(), fact.value(), fact.sourceEvent(), bin.label(), bin.points());
    }
}
