package docket.engine.whatif;

import docket.engine.casefile.event.Particulars;
import docket.engine.line.LineStep;
import docket.engine.scoring.Fact;
import docket.engine.scoring.ScoreRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A case as it is on record: what was asked for, and what the machine advised and the authority table said in each round. */
public record PastCase(
        String caseId, String process, String kind, String organization, List<Scored> scores, List<Routed> routings) {

    /**
     * A recorded score.
     *
     * @param facts what was known at the submission: the recorded inputs, and for features that its model did not look at
     *     the case's events up to then
     */
    public record Scored(int round, long logIndex, ScoreRecord score, Map<String, Fact> facts) {}

    /**
     * What the authority table said.
     *
     * @param asked what the case was about in this round
     * @param rules that matched
     * @param holders the groups to which they gave the power
     * @param line that held in this round
     * @param requested whether the drafter gave that line; else it is the table's
     */
    public record Routed(
            int round,
            long logIndex,
            Instant at,
            Particulars asked,
            String decision,
            int version,
            List<String> rules,
            List<String> holders,
            List<LineStep> line,
            boolean requested) {}
}
