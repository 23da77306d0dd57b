package docket.engine.allocation.command;

import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoringResult.Failed;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes no more requests, and shares out what there is.
 *
 * @param scores how likely the money of each request is to be used, by the requests' ids
 * @param unscored why there are none; null where there are, or where nobody asked
 */
public record CloseRound(
        @TargetAggregateIdentifier String roundId,
        Map<String, ScoreRecord> scores,
        @Nullable Failed unscored) implements RoundCommand {

    public CloseRound {
        scores = Map.copyOf(scores);
    }

    /** Closes a round that nobody scored. */
    public CloseRound(String roundId) {
        this(roundId, Map.of(), null);
    }
}
