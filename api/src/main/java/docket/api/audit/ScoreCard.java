package docket.api.audit;

import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.Scorecard;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded score laid out for reading: its features by the weight of their points, each with a bar around the middle.
 * {@code card} is the model's own card, null where the store does not have it.
 */
public record ScoreCard(ScoreRecord record, @Nullable Scorecard card, List<Row> rows) {

    /** Half the width of a bar's field, in the units of its drawing. */
    public static final int HALF = 100;

    static ScoreCard of(ScoreRecord record, @Nullable Scorecard card) {
        long widest = record.features().stream()
                .mapToLong(feature -> Math.abs(feature.contribution()))
                .max()
                .orElse(0);
        List<Row> rows = record.features().stream()
                .sorted(Comparator.comparingLong((ScoreRecord.Feature feature) -> -Math.abs(feature.contribution())))
                .map(feature -> Row.of(feature, Math.max(widest, 1)))
                .toList();
        return new ScoreCard(record, card, rows);
    }

    /** A feature and its bar: {@code x} and {@code width} from 0 to twice {@link #HALF}. */
    public record Row(ScoreRecord.Feature feature, long x, long width) {

        static Row of(ScoreRecord.Feature feature, long widest) {
            long points = feature.contribution();
            long width = Math.round((double) HALF * Math.abs(points) / widest);
            return new Row(feature, points < 0 ? HALF - width : HALF, width);
        }

        /** Whether it speaks for the request coming back. */
        public boolean speaksFor() {
            return feature.contribution() > 0;
        }
    }
}
