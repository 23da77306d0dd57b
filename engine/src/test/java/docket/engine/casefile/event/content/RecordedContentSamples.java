package docket.engine.casefile.event.content;

import static docket.engine.store.EventSamples.CASE;
import static docket.engine.store.EventSamples.HASH;

import docket.engine.casefile.event.Particulars;
import docket.engine.money.Money;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.SampleEvents;
import java.util.List;
import java.util.Map;

public final class RecordedContentSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(
                new CaseCorrected(
                        CASE,
                        new Particulars("지붕 \"한 곳\" 수선", "payment", "facilities", null),
                        new Particulars("지붕 \"두 곳\" 수선", "purchase", "finance", Money.parse("68.68", "EUR"))),
                new ContentRevised(CASE, 2, Map.of("body", "smaller roof"), HASH),
                new CaseScored(CASE, 1, score()),
                new ScoringFailed(CASE, 1, "return-v1", "timeout", "no answer after 2000 ms", 2_000_113));
    }

    private static ScoreRecord score() {
        return new ScoreRecord(
                "return",
                1,
                HASH,
                HASH,
                HASH,
                List.of(new ScoreRecord.Feature("amount", "3434", "0190c7a2-0000-7000-8000-0000000000e0", "10-50", -4)),
                -1_500_000,
                -1_500_004,
                182_425,
                400_000,
                1,
                ScoreRecord.Advice.NOTHING_FOUND,
                81,
                "none");
    }
}
