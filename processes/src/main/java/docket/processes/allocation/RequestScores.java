package docket.processes.allocation;

import docket.engine.allocation.RoundState;
import docket.engine.allocation.command.CloseRound;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.past.PastYear;
import docket.engine.allocation.past.PastYears;
import docket.engine.scoring.Fact;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoringResult;
import docket.engine.scoring.ScoringResult.Failed;
import docket.engine.scoring.ScoringResult.Scored;
import docket.engine.scoring.ScoringService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of each request of a round how likely its money is to be used, from what the lines of past years did. */
public final class RequestScores {

    private final PastYears past;
    private final ScoringService scoring;

    public RequestScores(PastYears past, ScoringService scoring) {
        this.past = past;
        this.scoring = scoring;
    }

    /** The command that closes the round with a score for each request, or with the reason why there are none. */
    CloseRound closing(RoundState round) {
        Optional<PastYear> year = past.before(round.terms().fiscalYear());
        List<FundsRequest> requests = round.requests();
        if (requests.isEmpty()) {
            return new CloseRound(round.roundId());
        }
        List<Map<String, Fact>> facts = requests.stream()
                .map(one -> year.map(lines -> lines.facts(one.organization(), one.lineCode(), one.requested()))
                        .orElse(Map.of()))
                .toList();
        Map<String, ScoreRecord> scores = new LinkedHashMap<>();
        List<ScoringResult> results = scoring.scoreUse(facts);
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof Failed failed) {
                return new CloseRound(round.roundId(), Map.of(), failed);
            }
            scores.put(requests.get(i).requestId(), ((Scored) results.get(i)).score());
        }
        return new CloseRound(round.roundId(), scores, null);
    }
}
