package docket.engine.casefile.view;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.scoring.ScoreRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the machine said of a case: its latest score, and what failed after it. */
public record Scoring(@Nullable Score score, @Nullable FailedScoring failedScoring) {

    static final Scoring NONE = new Scoring(null, null);

    Scoring after(CaseEvent event, Instant at) {
        if (event instanceof CaseScored scored) {
            return new Scoring(new Score(scored.round(), scored.score(), at, true), null);
        }
        if (event instanceof ScoringFailed failed) {
            return new Scoring(
                    score, new FailedScoring(failed.round(), failed.model(), failed.reason(), failed.detail(), at));
        }
        boolean outdates = event instanceof CaseCorrected || event instanceof ContentRevised;
        return score == null || !outdates
                ? this
                : new Scoring(new Score(score.round(), score.record(), score.recordedAt(), false), failedScoring);
    }

    /** The latest score. {@code counts} is false once the content it was made from has changed. */
    public record Score(int round, ScoreRecord record, Instant recordedAt, boolean counts) {}

    /** A scoring that failed after the latest score. */
    public record FailedScoring(int round, @Nullable String model, String reason, String detail, Instant recordedAt) {}
}
