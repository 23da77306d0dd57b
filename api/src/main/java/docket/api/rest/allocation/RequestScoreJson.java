package docket.api.rest.allocation;

import docket.api.rest.cases.CaseJson;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How likely the money of a request is to be used, and why. The contributions are log-odds; no rule looks at any of it. */
@Schema(name = "RequestScore")
public record RequestScoreJson(
        Advice advice,

        @Schema(description = "How likely the money is to be used before its year ends", example = "0.8123")
        BigDecimal probability,

        List<CaseJson.Reason> reasons,
        @Schema(example = "use-likelihood") String model,
        Instant recordedAt) {

    private static final int MICRO = 6;

    /** Null where the round has not been closed, or no model could score it. */
    static @Nullable RequestScoreJson of(AllocationRoundView round, String requestId) {
        ScoreRecord score = round.state().scores().get(requestId);
        return score == null
                ? null
                : new RequestScoreJson(
                        score.advice(),
                        BigDecimal.valueOf(score.probabilityMicros(), MICRO),
                        score.features().stream()
                                .map(feature -> new CaseJson.Reason(
                                        feature.name(),
                                        feature.value(),
                                        BigDecimal.valueOf(feature.contribution(), MICRO)))
                                .toList(),
                        score.model(),
                        Objects.requireNonNull(round.scoredAt(), "a score has its time"));
    }
}
