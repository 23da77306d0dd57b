package docket.api.rest.whatif;

import docket.engine.scoring.ScoreRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A score to the last digit: points are integer micro-logits, probabilities millionths. */
@Schema(name = "ScoreRecord")
public record ScoreJson(
        @Schema(example = "return-risk:3") String model,
        String modelSha256,
        String featureSchemaSha256,
        ScoreRecord.Advice advice,
        long base,
        long sum,
        int probabilityMicros,
        int checkThresholdMicros,
        List<Feature> features) {

    /** One feature's part. */
    @Schema(name = "ScoreRecordFeature")
    public record Feature(
            @Schema(example = "kind") String name,

            @Schema(nullable = true, description = "null where it was missing") @Nullable
            String value,

            String bin,
            long contribution) {}

    static ScoreJson of(ScoreRecord score) {
        return new ScoreJson(
                score.model() + ":" + score.modelVersion(),
                score.modelSha256(),
                score.featureSchemaSha256(),
                score.advice(),
                score.base(),
                score.sum(),
                score.probabilityMicros(),
                score.checkThresholdMicros(),
                score.features().stream()
                        .map(feature ->
                                new Feature(feature.name(), feature.value(), feature.bin(), feature.contribution()))
                        .toList());
    }
}
