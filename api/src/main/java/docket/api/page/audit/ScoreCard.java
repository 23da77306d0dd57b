package docket.api.page.audit;

import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.casefile.view.Scoring;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.Scorecard;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded score laid out for reading: its features by the weight of their points, each with a bar around the middle.
 *
 * @param card the model's own card, null where the store does not have it
 * @param decided who decided with the score before them
 * @param seen whose reading of the case since then is on record
 */
public record ScoreCard(
        ScoreRecord record,
        @Nullable Scorecard card,
        List<Row> rows,
        List<Line.Decided> decided,
        List<AccessLog.Look> seen) {

    /** Half the width of a bar's field, in the units of its drawing. */
    public static final int HALF = 100;

    /** @param sources the versions of the case that its events made, by the events' ids */
    static ScoreCard of(
            CaseView view,
            Scoring.Score score,
            @Nullable Scorecard card,
            List<AccessLog.Look> seen,
            Map<String, Long> sources) {
        ScoreRecord record = score.record();
        long widest = record.features().stream()
                .mapToLong(feature -> Math.abs(feature.contribution()))
                .max()
                .orElse(0);
        List<Row> rows = record.features().stream()
                .sorted(Comparator.comparingLong((ScoreRecord.Feature feature) -> -Math.abs(feature.contribution())))
                .map(feature -> Row.of(feature, Math.max(widest, 1), sources))
                .toList();
        List<Line.Decided> decided = view.line().rounds().stream()
                .filter(round -> round.round() == score.round())
                .flatMap(round -> round.decisions().stream())
                .filter(one -> !one.decidedAt().isBefore(score.recordedAt()))
                .toList();
        return new ScoreCard(record, card, rows, decided, seen);
    }

    /** Whether a decision that lets the case go on was made although the score advised to check. */
    public boolean isAgainst(Line.Decided one) {
        return record.advice() == ScoreRecord.Advice.CHECK && one.overrideReason() != null;
    }

    /** A feature and its bar: {@code x} and {@code width} from 0 to twice {@link #HALF}. {@code source} is the version of the case that its event made. */
    public record Row(
            ScoreRecord.Feature feature,
            long x,
            long width,
            @Nullable Long source) {

        static Row of(ScoreRecord.Feature feature, long widest, Map<String, Long> sources) {
            long points = feature.contribution();
            long width = Math.round((double) HALF * Math.abs(points) / widest);
            return new Row(feature, points < 0 ? HALF - width : HALF, width, sources.get(feature.sourceEvent()));
        }

        /** Whether it speaks for the request coming back. */
        public boolean speaksFor() {
            return feature.contribution() > 0;
        }
    }
}
