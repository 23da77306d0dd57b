package docket.engine.rescore;

import docket.engine.scoring.Fact;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoreRecord;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a recorded score again from the card and the recorded values alone: no event is read, nothing is written. */
public final class Rescore {
    private final ModelStore models;

    public Rescore(ModelStore models) {
        this.models = models;
    }

    /**
     * The recorded score beside the new one. {@code same} says that every field agrees; of the new one, latency and
     * fallback are the recorded ones, because they describe the occasion and not the score.
     */
    public record Comparison(ScoreRecord recorded, ScoreRecord again, boolean same) {
        public long sumDifference() {
            return again.sum() - recorded.sum();
        }

        public int probabilityDifferenceMicros() {
            return again.probabilityMicros() - recorded.probabilityMicros();
        }
    }

    /** Scores again with the recorded model. Empty where the store does not have it. */
    public Optional<Comparison> again(ScoreRecord recorded) {
        return with(recorded, recorded.modelSha256());
    }

    /**
     * Scores with another model, to which a feature that was not recorded is missing. Empty where the store does not
     * have it.
     */
    public Optional<Comparison> with(ScoreRecord recorded, String modelSha256) {
        return models.find(modelSha256).map(model -> compare(recorded, model));
    }

    static Comparison compare(ScoreRecord recorded, Model model) {
        Map<String, Fact> facts = recorded.features().stream()
                .collect(Collectors.toMap(
                        ScoreRecord.Feature::name, feature -> new Fact(feature.value(), feature.sourceEvent())));
        ScoreRecord rescored = model.score(facts, recorded.fallback()).took(recorded.latencyMicros());
        return new Comparison(recorded, rescored, rescored.equals(recorded));
    }
}
